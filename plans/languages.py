"""The languages that plans are written in, as BCP 47 tags. Pure."""

import re

ENGLISH = "en"
LANGUAGES = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "zh": "Chinese",
    "hr": "Croatian",
    "cs": "Czech",
    "da": "Danish",
    "nl": "Dutch",
    "en": "English",
    "et": "Estonian",
    "fi": "Finnish",
    "fr": "French",
    "de": "German",
    "el": "Greek",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "lv": "Latvian",
    "lt": "Lithuanian",
    "no": "Norwegian",
    "fa": "Persian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sr": "Serbian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "es": "Spanish",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "vi": "Vietnamese",
}
TAG = re.compile("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*")


def tag_in_page(language: str) -> str:
    """Return the tag that words of a plan need in a page; "" where they are in the English of the page itself.

    A file may bring what is no tag: that says nothing to a browser, and is passed over.
    """
    return "" if language == ENGLISH or not TAG.fullmatch(language) else language


def name_of_language(language: str) -> str:
    """Return "German" for "de" and "de-AT"; the tag itself where the language is not known here."""
    return LANGUAGES.get(language.partition("-")[0].lower(), language)
