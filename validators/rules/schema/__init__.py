"""Rules of the group *schema*."""
