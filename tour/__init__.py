"""The year of a report played in a few minutes: `make tour`. Nothing of the project's own inputs, outputs or state is touched."""
