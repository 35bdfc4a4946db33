"""The plan as other engines set it: WeasyPrint from HTML, ReportLab from flowables.

All start from the data that our templates start from (`exports.plan_data`). What theirs leave out: the small icons of
side and weight, the labels under the words of the question, and in a pack the page within each plan.
An engine is a module with `plan(edition)` and `pack(cover, editions)`; importing it makes it ready.
"""
