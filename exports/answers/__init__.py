"""Answers to one question at a time: what is this, how are these two connected."""
