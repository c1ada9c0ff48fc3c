"""The SQLite database: schema, migrations, one writer thread, queries."""
