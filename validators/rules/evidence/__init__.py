"""Rules of the group *evidence*."""
