"""What the university's departments hand in: a module a department."""
