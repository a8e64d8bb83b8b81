"""What the fixes of several rules share: edits of references, words, lines and blocks."""
