"""Rules of the group *suppression*."""
