"""What a browser would send from a page of Django's admin."""


def form_data(response):
    """What a browser would send back for an admin page left as it is."""
    form = response.context["adminform"].form
    formsets = [inline.formset for inline in response.context["inline_admin_formsets"]]
    data = {}
    for part in [form, *(f.management_form for f in formsets), *(f for formset in formsets for f in formset.forms)]:
        for field in part:
            value = field.value()
            data[field.html_name] = "" if value is None or value is False else value
    return data
