"""The comparison of Muster with DuckDB and ClickHouse on the same events."""
