import pytest

from exports.file_names import file_name


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Mira Petrova", "How far did it go?"), "Mira Petrova - How far did it go.pdf"),
        (("Ольга", "Насколько далеко?"), "Ольга - Насколько далеко.pdf"),
        (("", "Why?"), "Why.pdf"),
        (("", "???"), "Plan.pdf"),
        (("../../etc/passwd", "a\\b:c|d*e"), "etc passwd - a b c d e.pdf"),
        (("line\r\nbreak", 'x"; filename="y'), "line break - x ; filename= y.pdf"),
        (("a\u202egpj.exe", "\ud800\x00z\u200b"), "agpj.exe - z.pdf"),
        (("漢字" * 200, "question " * 60), None),
    ],
)
def test_file_name_is_fit_for_every_system(parts, name):
    made = file_name(*parts, suffix="pdf")

    assert name is None or made == name
    assert len(made.encode()) <= 204
