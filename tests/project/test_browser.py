"""The browser nets: what a visitor's developer tools would show fails the test."""

import pytest

from tests.support.accessibility import assert_accessible

pytestmark = [pytest.mark.urls("tests.project.site"), pytest.mark.any_database]


def test_page_in_order(page):
    page.goto("/fine/")

    assert_accessible(page)


def test_page_with_an_accessibility_error_fails(page):
    page.goto("/unnamed-picture/")

    with pytest.raises(pytest.fail.Exception, match="image-alt"):
        assert_accessible(page)


@pytest.mark.parametrize("name", ["inline-style", "inline-script"])
def test_page_that_breaks_the_security_policy_is_a_complaint(page, expect_error, name):
    expect_error("violates the following Content Security Policy directive")

    page.goto(f"/{name}/")

    assert page.title() == "A page"


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        ("console.error('spilt milk')", "console error"),
        ("setTimeout(() => { throw new Error('spilt milk') })", "script error"),
    ],
)
def test_script_that_goes_wrong_is_a_complaint(page, expect_error, script, complaint):
    page.goto("/fine/")
    expect_error(complaint)
    expect_error("spilt milk")

    page.evaluate(f"() => {{ {script} }}")


def test_request_broken_off_as_a_page_is_left_is_no_complaint(page):
    page.goto("/fine/")
    said = []
    page.on("console", lambda message: said.append(message.text))

    page.evaluate("() => { console.error('htmx:afterRequest', {}); console.error('htmx:sendAbort', {}); }")

    assert said == ["htmx:afterRequest {}", "htmx:sendAbort {}"]


def test_request_to_another_host_is_a_complaint(page, expect_error):
    page.route("http://elsewhere.example/", lambda route: route.fulfill(status=200))
    expect_error("request to another host: http://elsewhere.example/")

    page.goto("http://elsewhere.example/")


def test_page_that_is_missing_is_a_complaint(page, expect_error):
    expect_error("status of 404")

    page.goto("/no/such/page/")


def test_page_on_a_dark_phone(browse):
    page = browse(phone=True, dark=True)

    width = page.evaluate("window.innerWidth")
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")

    assert (width, dark) == (390, True)


def test_two_people_browse_side_by_side(browse, django_user_model):
    ada, ben = (browse(django_user_model.objects.create_user(name)) for name in ("ada", "ben"))

    ada.goto("/who/")
    ben.goto("/who/")

    assert (ada.inner_text("p"), ben.inner_text("p")) == ("ada", "ben")
