"""The fore wing: what other people wrote becomes model files (text); knows the model, and neither rules nor writers."""
