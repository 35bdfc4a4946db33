"""A topic of the bank as a revision sheet: what stands on it, who gets it, and at what cost."""

import re
from dataclasses import replace

import pytest

from exports import pdf as making
from exports.handout import TopicHandout
from exports.pdf import handout_fingerprint, handout_pdf
from exports.reading import read_handout
from exports.typesetting import PdfError
from tests.exports.documents import make_evidence
from tests.exports.handouts import rich_handout
from tests.exports.reading_back import assert_in_order, bookmarks, elements, headings, open_pdf, pages_of, text_of
from tests.reviews.scene import bank_evidence
from topics.figures import Change
from topics.models import Argument, Counterargument, Evidence, FigureRow, Question, Rebuttal, Theme, Topic


@pytest.fixture(scope="module")
def pdf():
    return handout_pdf(rich_handout())


def alternatives(pdf: bytes) -> list[str]:
    return [node["/Alt"] for node in elements(pdf) if node["/S"] == "/Figure"]


def test_whole_topic_is_there_in_order(pdf):
    assert_in_order(
        text_of(pdf),
        "Revision sheet Art and culture Writers and theatres were told to serve socialism.",
        "1928–1953 6 pieces of evidence",
        "Key figure about 3 → 15 million women in industry",
        "Women in industry Women working in industry went from about three million to fifteen. 1928–45 Class notes",
        "Literature Argument The state’s hold on writers was nearly complete.",
        "The Union of Soviet Writers Works of every kind",
        "1934 Class notes on the USSR under Stalin Reliable",
        "17 million people killed The dead of the purges Class notes give 17 million people killed.",
        "Contested How far to trust it: Counts from the archives are far lower for executions",
        "Also: Plays and ballets withdrawn (1936–37).",
        "Counterargument In the war the state relaxed it.",
        "Evidence: A “social” task (1932); The Union of Soviet Writers (1934).",
        "Possible answer • It tightened again.",
        "Counterargument Books reached readers only. A “social” task Stalin told a gathering of writers",
        "Possible answers • They were read aloud. • Many read.",
        "More evidence 10 of 19 plays and ballets withdrawn Plays and ballets withdrawn Ten of nineteen",
        "Fair How far to trust it: From class notes that do not say who counted. Use it for the scale.",
        "Theatre Evidence 60 plays banned 20 theatres closed",
        "Questions it helps to answer • How far did official culture affect Soviet people?",
        "Both sides A judgement of degree Effect on Soviet people 1928–1953 • Why did so few refuse?",
        "Sources • Class notes on the USSR under Stalin • Stalin to a gathering of writers, 1932",
    )


def test_headings_are_in_order(pdf):
    assert headings(pdf) == [
        ("/H1", "Art and culture"),
        ("/H2", "Literature"),
        ("/H3", "The state’s hold on writers was nearly complete."),
        ("/H4", "In the war the state relaxed it."),
        ("/H4", "Books reached readers only."),
        ("/H3", "More evidence"),
        ("/H2", "Theatre"),
        ("/H3", "Evidence"),
        ("/H2", "Questions it helps to answer"),
        ("/H2", "Sources"),
    ]


def test_bookmarks_lead_to_the_themes(pdf):
    assert bookmarks(pdf) == ["Art and culture", ["Literature", "Theatre", "Questions it helps to answer", "Sources"]]


def test_every_chart_has_its_words(pdf):
    assert alternatives(pdf) == [
        "Two bars on a time axis: 3 million in 1928 and 15 million in 1945, five times as many. "
        "No figures are given for the years between.",
        "One dot on a dashed line without ends, as totals differ: 17 million people killed",
        "10 of 19 plays and ballets withdrawn: 10 of 19 dots filled",
        "Tally of 60 plays banned",
        "Tally of 20 theatres closed",
    ]


def test_lists_are_lists(pdf):
    answers, questions, sources = 3, 2, 2

    assert len([node for node in elements(pdf) if node["/S"] == "/LI"]) == answers + questions + sources


def test_document_says_what_it_is_and_has_no_date(pdf):
    reader = open_pdf(pdf)

    assert reader.metadata.title == "Art and culture"
    assert reader.metadata.creation_date is None
    assert reader.root_object["/Lang"] == "en-GB"
    assert reader.root_object["/MarkInfo"]["/Marked"].value is True
    assert b"<pdfuaid:part>1</pdfuaid:part>" in reader.root_object["/Metadata"].get_data()


def test_label_of_several_words_stands_on_one_line(pdf):
    assert "no figures between" in text_of(pdf)


def test_topic_without_anything_says_so():
    pdf = handout_pdf(TopicHandout(title="Bare"))

    assert text_of(pdf) == (
        "Revision sheet Bare 0 pieces of evidence No arguments or evidence have been added to this topic. "
        "Revision sheet 1 of 1"
    )


def test_card_stays_on_one_page():
    cards = tuple(make_evidence(number, f"Begins {number}.", "Word " * 150 + f"ends {number}.") for number in range(20))
    handout = replace(rich_handout(), themes=(replace(rich_handout().themes[1], more=cards),))

    pages = pages_of(handout_pdf(handout))

    begun, ended = ([re.findall(rf"{word} (\d+)\.", page) for page in pages] for word in ("Begins", "ends"))
    assert sum(map(len, begun)) == 20
    assert begun == ended


def test_same_topic_gives_the_same_bytes():
    assert handout_pdf(rich_handout()) == handout_pdf(rich_handout())


def test_fingerprint_tells_handouts_and_papers_apart():
    handout = rich_handout()
    other_figure = replace(handout.key_figure, figure=Change(3, 14, "women in industry", "million", 1928, 1945))

    prints = [
        handout_fingerprint(handout),
        handout_fingerprint(handout, paper="us-letter"),
        handout_fingerprint(replace(handout, key_figure=other_figure)),
        handout_fingerprint(replace(handout, questions=())),
    ]

    assert len(set(prints)) == 4
    assert handout_fingerprint(rich_handout()) == prints[0]


def topic_of(evidence: int, *, slug: str = "stage") -> Topic:
    """A topic with so many arguments, each with evidence, a figure, a counterargument and a rebuttal."""
    topic = Topic.objects.create(slug=slug, title="The stage")
    theme = Theme.objects.create(topic=topic, key=f"{slug}-theme", title="Theatre")
    for number in range(evidence):
        key = f"{slug}-{number}"
        record = Evidence.objects.create(key=key, theme=theme, title=f"Card {key}", text="Plays.", source="Notes")
        FigureRow.objects.create(evidence=record, kind="amount", value=60, unit="plays banned")
        argument = Argument.objects.create(theme=theme, key=key, claim=f"Claim {key}.")
        argument.evidence.add(record)
        counter = Counterargument.objects.create(argument=argument, key=key, claim=f"Against {key}.")
        counter.evidence.add(record)
        Rebuttal.objects.create(counterargument=counter, text=f"Answer {key}.")
        question = Question.objects.create(key=key, text=f"Why {key}?", command_term="why")
        question.topics.add(topic)
    return topic


def test_handout_is_what_the_page_of_the_topic_shows(db):
    handout = read_handout(topic_of(2))

    first, second = handout.themes[0].claims
    assert handout.title == "The stage"
    assert handout.evidence_count == 2
    assert handout.key_figure.evidence.title == "Card stage-0"
    assert [claim.text for claim in (first, second)] == ["Claim stage-0.", "Claim stage-1."]
    assert [card.title for card in second.cards] == ["Card stage-1"]
    assert second.counters[0].text == "Against stage-1."
    assert [mention.title for mention in second.counters[0].mentions] == ["Card stage-1"]
    assert second.counters[0].rebuttals == ("Answer stage-1.",)
    assert [question.text for question in handout.questions] == ["Why stage-0?", "Why stage-1?"]
    assert handout.sources == ("Notes",)


def test_reader_gets_the_sheet_with_its_name(cast, login):
    bank_evidence()

    response = login(cast.newcomer).get("/topics/culture.pdf")

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="Culture.pdf"'
    assert "Key figure 10 of 19 plays Plays withdrawn" in text_of(response.content)


def test_own_evidence_and_questions_of_people_stay_theirs(cast, login):
    topic = topic_of(1)
    Evidence.objects.create(owner=cast.student, title="Mine alone", text="Mine.")
    Question.objects.create(owner=cast.student, text="Why mine?", command_term="why").topics.add(topic)

    text = text_of(login(cast.student).get("/topics/stage.pdf").content)

    assert "Why stage-0?" in text
    assert "mine" not in text.lower()


def test_page_of_the_topic_leads_to_the_sheet(cast, login):
    bank_evidence()

    assert 'href="/topics/culture.pdf"' in login(cast.student).get("/topics/culture/").content.decode()


@pytest.mark.parametrize("slug", ["no-such-topic", "with%00null"])
def test_unknown_topic_is_not_found(cast, login, slug):
    assert login(cast.student).get(f"/topics/{slug}.pdf").status_code == 404


def test_browser_that_holds_the_same_is_told_so(cast, login, monkeypatch):
    bank_evidence()
    client = login(cast.student)
    first = client.get("/topics/culture.pdf")
    monkeypatch.setattr(making, "typeset_cleaned", None)  # nothing is set a second time

    second = client.get("/topics/culture.pdf", headers={"If-None-Match": first["ETag"]})

    assert (second.status_code, second.content) == (304, b"")
    assert first["Cache-Control"] == second["Cache-Control"] == "private, no-cache"


def test_changed_topic_is_sent_anew(cast, login):
    bank_evidence()
    client = login(cast.student)
    first = client.get("/topics/culture.pdf")
    Evidence.objects.filter(key="plays").update(title="Renamed")

    second = client.get("/topics/culture.pdf", headers={"If-None-Match": first["ETag"]})

    assert second.status_code == 200
    assert "Renamed" in text_of(second.content)


def test_paper_can_be_us_letter(cast, login):
    bank_evidence()

    page = open_pdf(login(cast.student).get("/topics/culture.pdf", {"paper": "us-letter"}).content).pages[0]

    assert (round(page.mediabox.width), round(page.mediabox.height)) == (612, 792)


def test_sheet_that_fails_leads_back_to_the_topic(cast, login, monkeypatch, expect_error):
    bank_evidence()

    def fail(*args, **options):
        raise PdfError("The PDF could not be made from this text.")

    monkeypatch.setattr(making, "typeset_cleaned", fail)
    expect_error("No file: The PDF could not be made from this text.")
    expect_error("Service Unavailable: /topics/culture.pdf")

    response = login(cast.student).get("/topics/culture.pdf")

    assert response.status_code == 503
    assert 'href="/topics/culture/"' in response.content.decode()


def test_queries_do_not_grow_with_the_topic(cast, login, count_queries):
    topic_of(1), topic_of(4, slug="large")
    client = login(cast.student)
    client.get("/topics/stage.pdf")

    with count_queries(at_most=12) as one:
        client.get("/topics/stage.pdf")
    with count_queries() as four:
        client.get("/topics/large.pdf")

    assert four.count == one.count
