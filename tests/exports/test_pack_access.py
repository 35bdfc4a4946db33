"""A large pack is for who asked for it, while they teach the class."""

import pytest

from exports import actions
from exports.models import PackState
from tests.exports.packs import made, seated


@pytest.mark.parametrize("who", ["student", "classmate", "outsider", "other_teacher", "newcomer"])
def test_pack_is_for_who_asked_for_it(cast, login, two_plans, launched, who):
    pack = made(cast)
    client = login(getattr(cast, who))

    assert client.get(f"/packs/{pack.pk}/").status_code == 404
    assert client.get(f"/packs/{pack.pk}/file/").status_code == 404
    assert client.post(f"/packs/{pack.pk}/cancel/").status_code == 404
    assert client.post(f"/packs/{pack.pk}/start/").status_code == 404


def test_who_has_left_the_class_has_it_no_more(cast, login, two_plans, launched):
    pack = made(cast)
    cast.classroom.memberships.filter(user=cast.teacher).delete()

    assert login(cast.teacher).get(f"/packs/{pack.pk}/file/").status_code == 404


def test_pack_of_who_has_left_meanwhile_holds_nothing(cast, two_plans, launched):
    pack = seated(cast)
    cast.classroom.memberships.filter(user=cast.teacher).delete()

    actions.make_pack(pack=pack)

    pack.refresh_from_db()
    assert (pack.state, pack.volumes.count()) == (PackState.FAILED, 0)
