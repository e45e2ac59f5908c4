"""Counts the events that a store keeps as their own JSON; documentation/file-format.md says where they are."""

import sqlite3

from comparison.failure import Failure

RAW = 4
"""The number of the column of raw JSON, a stream of rows and then their texts."""


def raw_events(store):
    """How many events no shape held."""
    query = 'SELECT substr(chunk_data.bytes, 1, 16) FROM chunk JOIN chunk_data ON number = data WHERE "column" = ?'
    try:
        connection = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
        try:
            return sum(stream_length(row[0]) for row in connection.execute(query, [RAW]))
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise Failure(f"{store}: the events kept raw cannot be counted: {error}") from error


def stream_length(head):
    """The number of integers in the stream that begins with these bytes: behind the encoding, seven bits a byte."""
    count, shift = 0, 0
    for byte in head[1:]:
        count |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return count
    raise Failure("a chunk of raw events does not begin with an integer stream")
