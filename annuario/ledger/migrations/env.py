"""alembic's way in: it works on the connection that `annuario.ledger.migrate` hands it."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
context.run_migrations()
