"""Counts the events that a store keeps as their own JSON; documentation/file-format.md says where they are."""

import sqlite3

from comparison.failure import Failure

RAW = 4
"""The number of the column of raw JSON."""


def raw_events(store):
    """How many events no shape held."""
    query = 'SELECT coalesce(sum("rows" - nulls), 0) FROM chunk WHERE "column" = ?'
    try:
        connection = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
        try:
            return connection.execute(query, [RAW]).fetchone()[0]
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise Failure(f"{store}: the events kept raw cannot be counted: {error}") from error

