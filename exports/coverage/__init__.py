"""How far the framework and the law are met, as text and JSON."""
