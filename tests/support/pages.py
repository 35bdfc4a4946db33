"""Every HTML page that a test's client gets is looked over: nothing inline, no stray template code, no id twice."""

import re
from html.parser import HTMLParser

from django.test import Client

from tests.support.complaints import complain

STRAY = re.compile(r"\{\{|\{%|\{#")
NOT_OURS = "/admin/"  # Django's own pages


class _Inspector(HTMLParser):
    def __init__(self):
        super().__init__()
        self.faults: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.faults += [f"inline {name} on <{tag}>" for name in attributes if is_inline(name)]
        if tag == "style":
            self.faults.append("a <style> element")
        if tag == "script" and not attributes.get("src") and attributes.get("type") != "application/json":
            self.faults.append("an inline <script>")
        self._note_id(attributes.get("id"))

    def _note_id(self, identifier: str | None) -> None:
        if identifier in self.ids:
            self.faults.append(f"id {identifier} twice")
        elif identifier:
            self.ids.add(identifier)


def is_inline(attribute: str) -> bool:
    return attribute == "style" or attribute.startswith(("on", "hx-on", "data-hx-on"))


def faults_of(html: str) -> list[str]:
    """Return what is wrong with a page, or with a part of one."""
    inspector = _Inspector()
    inspector.feed(html)
    stray = [f"stray template code: {found}" for found in STRAY.findall(html)]
    return inspector.faults + stray


_request = Client.request


def _inspecting_request(client: Client, **request):
    response = _request(client, **request)
    path = request.get("PATH_INFO", "")
    if response.get("Content-Type", "").startswith("text/html") and not path.startswith(NOT_OURS):
        for fault in faults_of(response.content.decode()):
            complain(f"page {path}: {fault}")
    return response


Client.request = _inspecting_request
