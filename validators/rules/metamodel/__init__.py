"""Rules of the group *metamodel*."""
