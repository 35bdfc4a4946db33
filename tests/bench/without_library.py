"""A package that is installed, on a machine without a library that it needs."""

raise OSError("cannot load library 'libpango-1.0-0'\nand much more about where it was looked for")
