"""The commands `annuario docx …`: Word files joined, proved, compared and merged without a cycle; a verb a file."""
