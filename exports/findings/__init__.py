"""The report as text, JSON and SARIF; the one place where findings become sentences."""
