"""The words for what a plan keeps as keys; they are those of the screen. Pure."""

SIDES = {"supports": "Supports", "challenges": "Challenges", "": "No side yet"}
WEIGHTS = {1: "Minor", 2: "Significant", 3: "Decisive", None: "Not weighed yet"}
RELIABILITIES = {"reliable": "Reliable", "fair": "Fair", "contested": "Contested"}
