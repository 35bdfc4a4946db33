"""Reading a page of the workspace as a browser would: what its form would post, and what its parts say."""

import re
from html.parser import HTMLParser


class _Form(HTMLParser):
    """Collects what a form would post when its button is pressed without JavaScript."""

    def __init__(self, form_id: str):
        super().__init__()
        self.form_id, self.inside = form_id, False
        self.data: dict[str, list[str]] = {}
        self._field = self._select = None

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "form":
            self.inside = attributes.get("id") == self.form_id
        if tag == "option" and self._select:
            self._option(attributes)
        if not self._is_ours(attributes) or not attributes.get("name"):
            return
        if tag == "textarea":
            self._field = attributes["name"]
            self.data[self._field] = [""]
        elif tag == "select":
            self._select = attributes["name"]
        elif tag == "input" and (attributes.get("type") not in ("radio", "checkbox") or "checked" in attributes):
            self.data.setdefault(attributes["name"], []).append(attributes.get("value", ""))

    def _is_ours(self, attributes) -> bool:
        return attributes.get("form", self.form_id if self.inside else None) == self.form_id

    def _option(self, attributes):
        if "selected" in attributes or self._select not in self.data:
            self.data[self._select] = [attributes.get("value", "")]

    def handle_data(self, data):
        if self._field:
            self.data[self._field][0] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        if tag == "textarea" and self._field:
            # A browser drops the line break that follows the tag.
            self.data[self._field][0] = self.data[self._field][0].removeprefix("\n")
            self._field = None
        if tag == "select":
            self._select = None


def form_data(response, form_id: str = "plan-form") -> dict[str, list[str]]:
    """Return what the page's form would post, without any button."""
    form = _Form(form_id)
    form.feed(response.content.decode())
    return form.data


def text_of(response) -> str:
    """Return the words of a page or of a part of one, without tags and with single spaces."""
    html = re.sub(r"<(script|style|title).*?</\1>", " ", response.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())
