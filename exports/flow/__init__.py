"""A plan as flowing text for word processors: what is said in which style, and the files that carry it."""
