"""The left wing: rules that judge a repository. Stands on the model, knows nothing of how findings are shown."""
