"""The frame of every page: icons, navigation, themes, menus, error pages, static files."""

import json
import re

import pytest
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.template import TemplateSyntaxError
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views.defaults import permission_denied, server_error

from essayplanner.ui import icon, icon_names
from reviews.actions import submit_plan
from tests.project.tree import TEMPLATES

ICON_USE = re.compile(r"""\{% icon "([^"]+)" %\}|icon_name="([^"]+)\"""")
CURRENT = re.compile(r'<a href="([^"]+)" aria-current="(\w+)">')
PAPER = {"light": "rgb(250, 248, 243)", "dark": "rgb(25, 23, 20)"}


def get(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def background(page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


# Icons


def test_icon_is_a_drawing_that_is_not_read_out():
    drawn = icon("check2")

    assert drawn == (
        '<svg class="bi bi-check2" aria-hidden="true" focusable="false">'
        '<use href="/static/img/icons.svg#check2"></use></svg>'
    )


def test_icon_that_the_sprite_lacks():
    with pytest.raises(TemplateSyntaxError, match="There is no icon 'no-such'"):
        icon("no-such")


def test_every_icon_that_a_template_names_is_in_the_sprite():
    texts = [path.read_text() for path in TEMPLATES.rglob("*.html")]
    names = {a or b for text in texts for a, b in ICON_USE.findall(text)}

    assert sorted(names - icon_names()) == []


# Navigation


@pytest.mark.parametrize(
    ("address", "marked"),
    [
        ("/", [("/", "page")]),
        ("/plans/", [("/plans/", "page")]),
        ("/plans/new/", [("/plans/", "true")]),
        ("/questions/", [("/topics/", "true")]),
        ("/no/such/page/", []),
    ],
)
def test_navigation_marks_where_one_is(cast, login, address, marked):
    client = login(cast.student)

    assert CURRENT.findall(get(client, address)) == marked


def test_teacher_is_shown_how_many_wait(cast, login):
    submit_plan(plan=cast.start(), user=cast.student, classroom=cast.classroom)

    page = get(login(cast.teacher), reverse("plans:list"))

    assert 'Review<span class="count">1<span class="visually-hidden"> waiting</span></span></a>' in page


def test_student_is_not_shown_the_queue(cast, login):
    page = get(login(cast.student), reverse("plans:list"))

    assert reverse("reviews:queue") not in page


def test_visitor_is_offered_to_sign_in_and_nothing_that_needs_it(client, db):
    page = get(client, "/no/such/page/")

    assert [reverse(name) in page for name in ("account_login", "account_signup")] == [True, True]
    assert [reverse(name) in page for name in ("plans:list", "topics:list")] == [False, False]


def test_demo_says_so_on_every_page(client, db, settings):
    before = get(client, "/no/such/page/")
    settings.DEMO = True

    assert ("This is a demo" in before, "This is a demo" in get(client, "/no/such/page/")) == (False, True)


@pytest.mark.parametrize("level", ["success", "info", "warning", "error"])
def test_message_carries_its_level(level):
    note = messages.storage.base.Message(messages.DEFAULT_LEVELS[level.upper()], "Saved <b>")

    html = render_to_string("includes/messages.html", {"messages": [note]})

    assert f'<p class="flash flash-{level}">' in html
    assert "<span>Saved &lt;b&gt;</span>" in html


# Scripts


def test_htmx_evaluates_nothing_waits_for_no_answer_for_ever_and_shows_refusals(client, db):
    page = get(client, "/no/such/page/")

    config = json.loads(re.search(r"name=\"htmx-config\" content='([^']+)'", page)[1])

    assert {key: config[key] for key in ("allowEval", "includeIndicatorStyles", "historyCacheSize", "timeout")} == {
        "allowEval": False,
        "includeIndicatorStyles": False,
        "historyCacheSize": 0,
        "timeout": 20_000,
    }
    assert {"code": "409|422", "swap": True} in config["responseHandling"]


# Themes


@pytest.mark.parametrize(
    ("theme", "dark_device", "shown"),
    [("light", True, "light"), ("dark", False, "dark"), ("auto", True, "dark"), ("auto", False, "light")],
)
def test_theme_is_the_users_or_follows_the_device(browse, cast, theme, dark_device, shown):
    cast.student.theme = theme
    cast.student.save()
    page = browse(cast.student, dark=dark_device)

    page.goto(reverse("plans:list"))

    assert background(page) == PAPER[shown]


def test_automatic_theme_without_scripts_is_light(browse, cast):
    page = browse(cast.student, dark=True, javascript=False)

    page.goto(reverse("plans:list"))

    assert page.get_attribute("html", "data-bs-theme") == "light"


# The menu


def test_escape_closes_the_menu_and_gives_the_focus_back(browse, cast):
    page = browse(cast.student)
    page.goto(reverse("plans:list"))
    menu = page.locator("details.menu")
    menu.locator("summary").click()
    page.get_by_role("link", name="Account").focus()

    page.keyboard.press("Escape")

    assert menu.get_attribute("open") is None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_click_elsewhere_closes_the_menu(browse, cast):
    page = browse(cast.student)
    page.goto(reverse("plans:list"))
    menu = page.locator("details.menu")
    menu.locator("summary").click()

    page.mouse.click(20, 700)

    assert menu.get_attribute("open") is None


def test_open_menu_is_accessible(browse, axe_in_every_look, cast, settings):
    settings.DEMO = True  # its notice belongs to the frame too
    page = browse(cast.teacher)
    page.goto(reverse("plans:list"))

    page.locator("details.menu summary").click()

    axe_in_every_look(page)


def test_frame_with_the_longest_name_never_scrolls_sideways(browse, cast):
    cast.teacher.display_name = "W" * 80
    cast.teacher.save()
    page = browse(cast.teacher)

    page.goto(reverse("plans:list"))

    for width in (320, 390, 768, 1200, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == width


# Error pages


def test_page_that_is_missing(client, db):
    response = client.get("/no/such/page/")

    assert response.status_code == 404
    assert "<h1>This page is not here</h1>" in response.content.decode()


def test_act_that_is_not_allowed(cast):
    request = RequestFactory().get("/")
    request.user = cast.student

    response = permission_denied(request, PermissionDenied("no"))

    assert response.status_code == 403
    assert "<h1>You may not do this</h1>" in response.content.decode()


def test_form_without_its_token(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.student, backend="django.contrib.auth.backends.ModelBackend")

    response = client.post(reverse("account_logout"))

    assert response.status_code == 403
    assert "<h1>This form could not be sent</h1>" in response.content.decode()


def test_too_many_tries(client, db):
    html = render_to_string("429.html", {}, RequestFactory().get("/"))

    assert "<h1>Too many tries in a short time</h1>" in html


def test_failure_of_the_site_is_told_without_asking_it_anything(settings, django_assert_num_queries):
    # A list of static files that is broken must not break this page too.
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }

    response = server_error(RequestFactory().get("/"))

    assert response.status_code == 500
    assert "<h1>Something went wrong</h1>" in response.content.decode()
    assert "/static/css/base.css" in response.content.decode()


def test_more_than_a_plan_can_hold_is_refused_in_plain_words_and_nothing_of_it_kept(
    cast, login, settings, expect_error
):
    expect_error("DATA_UPLOAD_MAX_MEMORY_SIZE")
    plan = cast.start()
    slot = plan.sections.get(kind="thesis").slots.get()
    sent = {f"slot-{slot.pk}": "w" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE, f"rev-{slot.pk}": "0"}

    response = login(cast.student).post(plan.get_absolute_url(), sent)

    slot.refresh_from_db()
    assert response.status_code == 400
    assert "<h1>This could not be read</h1>" in response.content.decode()
    assert slot.text == ""


def test_error_page_is_accessible(browse, axe_in_every_look, expect_error):
    expect_error("status of 404")
    page = browse()

    page.goto("/no/such/page/")

    axe_in_every_look(page)


# Static files


def test_static_files_can_be_collected_with_hashed_names(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }

    call_command("collectstatic", interactive=False, verbosity=0)

    names = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    assert [name for name in ("css/tokens.css", "img/icons.svg", "js/page.js") if names[name] == name] == []
