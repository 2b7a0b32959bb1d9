"""The commands `annuario docx …`: Word files joined, cleaned, proved and inspected without a cycle; a verb a file."""
