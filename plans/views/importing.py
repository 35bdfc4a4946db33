"""A plan from a file: read, looked over, and made only once its new owner agrees."""

import json
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from plans.actions import Known, find_known, import_plan
from plans.document import EvidenceRecord, PlanDocument, SectionRecord
from plans.document_json import document_to_json
from plans.forms import PlanImportForm, parse_id


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be made of a document. `text` is the document to send back, and `new_id` what its plan will be called,
    so that a second click makes no second plan."""

    document: PlanDocument
    known: Known
    new_id: UUID

    @property
    def text(self) -> str:
        return json.dumps(document_to_json(self.document), ensure_ascii=False, separators=(",", ":"))

    @property
    def has_model(self) -> bool:
        """Whether the paragraph model is here under the name that it has in the file."""
        return self.known.model.name == self.document.model

    @property
    def sections(self) -> list[tuple[SectionRecord, int]]:
        """The paragraphs and counterarguments, each with the number of its words."""
        return [(each, count_words(each)) for each in (*self.document.paragraphs, *self.document.counters)]

    @property
    def words(self) -> int:
        return sum(map(count_words, self.document.sections))

    @property
    def evidence(self) -> list[tuple[EvidenceRecord, str]]:
        """Each piece of evidence, and whose it is: "bank", "own" or "new"."""
        return [(each, self._whose(each)) for each in self.document.evidence()]

    def _whose(self, record: EvidenceRecord) -> str:
        here = self.known.evidence.get(record.id)
        if here is None:
            return "new"
        return "own" if here.owner_id else "bank"


def count_words(section: SectionRecord) -> int:
    return sum(len(slot.text.split()) for slot in section.slots)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_import(request: HttpRequest) -> HttpResponse:
    """Take a plan from a file or a field and show what would be made; with `do=make` make it."""
    if request.method != "POST":
        return _show(request, PlanImportForm())
    form = PlanImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, form, status=422)
    if request.POST.get("do") == "make":
        pk = parse_id(request.POST.get("id", ""))
        messages.success(request, "The plan is yours now, for practice.")
        return redirect(import_plan(owner=request.user, document=form.document, pk=pk))
    preview = Preview(form.document, find_known(request.user, form.document), uuid4())
    return _show(request, PlanImportForm(), preview)


def _show(request: HttpRequest, form: PlanImportForm, preview: Preview | None = None, status: int = 200):
    return render(request, "plans/import.html", {"form": form, "preview": preview}, status=status)
