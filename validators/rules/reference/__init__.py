"""Rules of the group *reference*."""
