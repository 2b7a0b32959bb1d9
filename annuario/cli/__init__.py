"""The command `annuario`: a command a file, exceptions become exit codes in `main`."""
