"""Every kind of PDF that claims to be accessible is so for veraPDF, too. One question, as Java starts slowly."""

from exports.hub import Edition, plan_formats
from exports.pdf import handout_pdf
from tests.exports.documents import MOMENT, STATUS, empty_document, rich_document
from tests.exports.documents import make_pdf as make_plan_pdf
from tests.exports.editions import rich_edition
from tests.exports.handouts import rich_handout
from tests.exports.test_from_the_right import make_pdf as make_pdf_from_the_right
from tests.exports.test_pack_as_pdf import make_pack
from tests.exports.test_sheet_as_pdf import make_pdf as make_sheet_pdf


def every_kind() -> dict[str, bytes]:
    empty = Edition(empty_document(), STATUS, MOMENT)
    formats = [known for known in plan_formats() if known.suffix == "pdf"]
    kinds = {f"{known.key}-rich": known.make(rich_edition()) for known in formats}
    kinds |= {f"{known.key}-empty": known.make(empty) for known in formats if not known.needs}
    others = {
        "feedback-sheet": make_sheet_pdf(),
        "topic": handout_pdf(rich_handout()),
        "from-the-right": make_pdf_from_the_right("annotated"),
        "exam-from-the-right": make_pdf_from_the_right("exam-sheet"),
        "in-arabic": make_plan_pdf(rich_document(language="ar")),
        "pack": make_pack("Ada", "Bo", odd=True),
    }
    return kinds | others


def test_every_kind_of_pdf_is_true_to_the_standard(verapdf):
    kinds = every_kind()
    spoilt = {
        "unnamed": kinds["plan-rich"].replace(b"pdfuaid:part", b"pdfuaid:trap"),
        "untagged": kinds["plan-rich"].replace(b"/Alt", b"/Atl"),
    }

    verdicts = verapdf(kinds | spoilt)

    assert verdicts == {name: [] for name in kinds} | {"unnamed": ["5-2"], "untagged": ["7.3-1"]}
