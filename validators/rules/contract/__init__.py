"""Rules of the group *contract*."""
