"""The editors' draft: what they made of the program's, what is brought into it, the ways back. No word of theirs is thrown away."""
