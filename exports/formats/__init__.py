"""The formats of a plan, one module each; see `exports.hub`."""
