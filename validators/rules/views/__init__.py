"""Rules of the group *views*."""
