"""Rules of the group *structure*."""
