"""The editors' draft: what they made of the program's, what is brought into it, and the ways back. Never throws a word of theirs away."""
