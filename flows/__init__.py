"""Order: the year of a report as Prefect flows, one file a flow. Each is a list of verbs; patience is in `tasks`."""
