"""What the export says about each thing of a repository: one module per thing, each a generator of triples."""
