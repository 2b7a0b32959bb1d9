"""Builders of the documents that tests and the sample cycle read."""
