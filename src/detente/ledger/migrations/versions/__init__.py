"""One module a version, numbered in order."""
