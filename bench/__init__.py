"""What the application costs: `make bench` measures it, and docs/performance.md keeps the figures.

A measurement runs in a process of its own, on a throw-away database, with static files and settings as in production.
"""
