"""Rules of the group *configuration*."""
