"""Rules of the group *language*."""
