"""Reading what people type about themselves and their classes.

Import from the modules: django-allauth imports `names` while its own forms, on which `accounts` builds, are not yet
there.
"""
