"""Alembic's entry: runs on the connection that `participation migrate` hands over."""

from alembic import context

from participation.kernel.db import Base

config = context.config


def run() -> None:
    context.configure(
        connection=config.attributes["connection"],
        target_metadata=Base.metadata,
        render_as_batch=True,
        compare_type=True,
        include_object=lambda _object, name, kind, _reflected, _other: (
            not (kind == "table" and str(name).startswith("fulltext"))
        ),
    )
    with context.begin_transaction():
        context.run_migrations()


run()
