"""Our own engine, as the site calls it."""

from exports.formats.full_plan import FORMAT
from exports.pack import pack_pdf
from exports.typesetting import known_characters, load_fonts

load_fonts()
known_characters()

plan = FORMAT.make
pack = pack_pdf
