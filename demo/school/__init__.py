"""A whole school, made up: for trying out how the site bears a load, not for showing to anybody."""

from demo.school.building import PASSWORD, BankMissing, SchoolExists, make_school
from demo.school.sizes import Size

__all__ = ["PASSWORD", "BankMissing", "SchoolExists", "Size", "make_school"]
