"""Rules of the group *timeline*."""
