"""One module a verb; each offers ``command``."""
