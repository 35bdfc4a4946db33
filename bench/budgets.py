"""What the application may cost. The tests hold these, and the benchmarks print them beside what they measure."""

FIRST_LOAD_BYTES = 180_000
SCRIPT_BYTES = 45_000
SAVE_ANSWER_BYTES = 6_000
SAVE_QUERIES = 6
PAGE_QUERIES = 12

# What production says before a static file; what the tests serve files with says less.
FILE_HEADERS_BYTES = 450
