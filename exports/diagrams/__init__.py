"""Pictures of an architecture: views as plain values, laid out by Graphviz, in Vietnamese or English."""
