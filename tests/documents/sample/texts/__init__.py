"""What each department hands in: a module a department, each with its `FILES`."""
