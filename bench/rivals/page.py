"""A plan, or a pack of them, as one page of HTML. Its look is in page.css."""

from html import escape

from bench.rivals.data import balance_chart, degree_chart, facts_of, facts_of_source, is_empty, sayings
from bench.rivals.svg import svg

FIGURE, WIDE = 118, 460  # points


def page_of_plan(plan: dict) -> str:
    title = f"<h1>{question(plan['question'])}</h1>"
    return document(plan, article(plan, f"{of_class('p', 'kind', 'Essay plan')}{title}"))


def page_of_pack(pack: dict) -> str:
    plans = (article(plan, head_in_pack(plan), key=plan["key"]) for plan in pack["plans"])
    return document(pack, contents(pack) + "".join(plans))


def document(data: dict, body: str) -> str:
    """Return the whole page; PDF/UA asks for its language and title."""
    head = f'<meta charset="utf-8"><title>{escape(data["title"])}</title>'
    return f'<!doctype html><html lang="{escape(data["language"])}"><head>{head}</head><body>{body}</body></html>'


def of_class(tag: str, name: str, words: str) -> str:
    return f'<{tag} class="{name}">{escape(words)}</{tag}>'


# ---- Heads


def contents(pack: dict) -> str:
    entry = '<p class="entry"><a href="#plan-{}">{}</a></p>'
    entries = "".join(entry.format(plan["key"], escape(plan["name"])) for plan in pack["plans"])
    facts = of_class("p", "facts", " · ".join(pack["facts"]))
    head = f"{of_class('p', 'kind', 'Essay plans')}<h1>{question(pack['question'])}</h1>{facts}"
    return f'<section class="contents">{head}<h2>Contents</h2><p>{escape(pack["order"])}</p>{entries}</section>'


def head_in_pack(plan: dict) -> str:
    name = f"<h1>{escape(plan['name'])}</h1>"
    return f'{of_class("p", "kind", "Essay plan")}{name}<p class="question">{question(plan["question"])}</p>'


def question(parts: list[dict]) -> str:
    return "".join(of_class("span", part["kind"] or "plain", part["text"]) for part in parts)


def running(plan: dict) -> str:
    """Return what the margins of its pages say, as attributes for the style sheet."""
    names = {"title": "running_title", "name": "running_name", "status": "status"}
    return " ".join(f'data-{name}="{escape(plan[key])}"' for name, key in names.items())


def demands_and_details(plan: dict) -> str:
    demands = "".join(f"<li>{escape(demand)}</li>" for demand in plan["demands"])
    details = "".join(f"<dt>{escape(name)}</dt><dd>{escape(words)}</dd>" for name, words in plan["details"])
    asked = f"<div><p><b>This question asks for</b></p><ul>{demands}</ul></div>"
    return f'<div class="about">{asked}<dl>{details}</dl></div>'


# ---- The plan


def article(plan: dict, head: str, key: str = "") -> str:
    place = f' id="plan-{key}"' if key else ""
    return "".join(
        [
            f"<article{place} {running(plan)}>{head}{demands_and_details(plan)}",
            section(plan["thesis"], thesis),
            *(section(each, part) for each in (*plan["paragraphs"], *plan["counters"])),
            balance(plan["balance"]) if plan["balance"] else "",
            section(plan["conclusion"], lambda slot: concluding(slot, plan["degrees"])),
            sources(plan["sources"]),
            "</article>",
        ]
    )


def section(data: dict, show) -> str:
    standing = f"{data['side_words']}, {data['weight_words']}" if data["is_paragraph"] else ""
    title = f"<h2>{escape(' '.join(filter(None, (data['number'], data['title']))))}</h2>"
    slots = "".join(show(slot) for slot in data["slots"])
    return f'<section><div class="title">{of_class("span", "standing", standing)}{title}</div>{slots}</section>'


def thesis(slot: dict) -> str:
    return f'<div class="large">{body(slot)}</div>'


def part(slot: dict) -> str:
    letter = of_class("span", "badge", slot["letter"]) if slot["letter"] else ""
    head = f"<h3>{letter} {escape(slot['name'])}</h3>"
    return f'<div class="part hue-{slot["hue"]}">{head}<div class="spine">{body(slot)}</div></div>'


def concluding(slot: dict, degrees: list[str]) -> str:
    head = f"<h3>{escape(slot['name'])}</h3>"
    if slot["degree"] is None:
        return head + body(slot)
    return f"{head}<div>{svg(degree_chart(slot['degree'], len(degrees)), most=WIDE)}{body(slot)}</div>"


def body(slot: dict) -> str:
    if is_empty(slot):
        return of_class("p", "empty", f"Not written yet. {slot['hint']}")
    return written(slot["paragraphs"]) + "".join(card(each) for each in slot["cards"])


def written(paragraphs: list[list[str]]) -> str:
    return "".join(f"<p>{'<br>'.join(map(escape, lines))}</p>" for lines in paragraphs)


# ---- Evidence


def card(data: dict) -> str:
    figures = "".join(figure(each) for each in data["figures"])
    column = f'<div class="figures">{figures}</div>' if figures else ""
    return f'<div class="card">{column}<div class="words">{card_words(data)}</div></div>'


def card_words(data: dict) -> str:
    title = of_class("p", "name", data["title"])
    note = of_class("p", "note", f"How far to trust it: {data['note']}") if data["note"] else ""
    return f"{title}{written(data['paragraphs'])}{of_class('p', 'facts', ' · '.join(facts_of(data)))}{note}"


def figure(data: dict) -> str:
    runs = "".join(of_class("small" if is_word else "span", "run", run) for run, is_word in data["headline"])
    chart = svg(data["chart"], most=FIGURE) if data["chart"] else ""
    return f'<p class="headline">{runs}</p>{of_class("p", "unit", data["unit"])}{chart}'


# ---- Balance and sources


def balance(data: dict) -> str:
    bar = svg(balance_chart(data), most=WIDE)
    sides = "".join(side(each) for each in data["sides"])
    said = of_class("p", "said", sayings(data))
    return f'<section class="balance"><h2>Balance</h2>{bar}<div class="about">{sides}</div>{said}</section>'


def side(data: dict) -> str:
    entries = "".join(f"<li>{escape(each['name'])}, {escape(each['weight_words'])}</li>" for each in data["paragraphs"])
    return (
        f"<div><p><b>{escape(data['words'])} {data['total']}</b></p><ul>{entries or '<li>Nothing yet</li>'}</ul></div>"
    )


def sources(found: list[dict]) -> str:
    entries = "".join(source(each) for each in found)
    return f'<section class="sources"><h2>Sources</h2>{entries}</section>' if found else ""


def source(data: dict) -> str:
    head = of_class("p", "name", data["source"] or "No source given")
    return head + "".join(source_entry(entry) for entry in data["entries"])


def source_entry(entry: dict) -> str:
    facts = of_class("small", "facts", " · ".join(facts_of_source(entry)))
    note = f"<br>{of_class('small', 'note', entry['note'])}" if entry["note"] else ""
    return f"<p>{escape(entry['title'])} {facts}{note}</p>"
