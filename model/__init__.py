"""The ground: text files become a typed, frozen repository and a graph. Knows nothing of rules, writers or the terminal."""
