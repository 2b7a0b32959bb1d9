"""Patience: each step of the trade as a Prefect task, with a name for the coordinator, retries and a time allowed."""
