"""The memory: what came in, was sent, built and decided. Knows nothing of what stands in a document."""
