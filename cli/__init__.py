"""The roof: parse arguments, call, print, exit code."""
