"""Reading pages in the tests of people."""

import re


def words_of(response) -> str:
    """Return the words of a page's main part, without tags and with single spaces."""
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", "<" + main).split())


def errors_of(response) -> dict[str, list[str]]:
    """Return what is wrong with each field of the page's form."""
    return dict(response.context["form"].errors)
