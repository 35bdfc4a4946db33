"""Template tags for the frame of every page: icons from the site's own sprite, and where one is."""

import re
from functools import cache

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

SPRITE = "img/icons.svg"
SYMBOL = re.compile(r'<symbol id="([a-z0-9-]+)"')

register = template.Library()


@cache
def icon_names() -> frozenset[str]:
    """Return the names of the icons that the sprite holds."""
    return frozenset(SYMBOL.findall((settings.BASE_DIR / "static" / SPRITE).read_text()))


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon beside words that say the same; a reader of the screen does not hear it."""
    if name not in icon_names():
        raise template.TemplateSyntaxError(f"There is no icon {name!r} in static/{SPRITE}.")
    return format_html(
        '<svg class="bi bi-{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        name,
        static(SPRITE),
        name,
    )


@register.simple_tag(takes_context=True)
def aria_current(context: template.Context, *sections: str) -> SafeString | str:
    """Mark a link of the main navigation if the page lies in one of its sections, the first parts of addresses.

    "page" says that the link leads to this very page, "true" that this page lies below it.
    """
    section, _, rest = context["request"].path_info.strip("/").partition("/")
    if section not in sections:
        return ""
    is_same = section == sections[0] and not rest
    return format_html(' aria-current="{}"', "page" if is_same else "true")
