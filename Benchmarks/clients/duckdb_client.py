"""Speaks to DuckDB for the comparison; runs in the virtual environment.

usage: duckdb_client.py run DATABASE     the statements of standard input, writing
       duckdb_client.py rows DATABASE    the query of standard input, its rows as CSV to standard output
       duckdb_client.py serve DATABASE   a query a line, as JSON text; answers each with the seconds that it took
       duckdb_client.py size DATABASE    the bytes of its tables on disk
       duckdb_client.py shell            the path of DuckDB's command-line program
       duckdb_client.py version
"""

import json
import os
import sys
import time
from pathlib import Path

import duckdb
import duckdb_cli

# The newest format that the command-line program on PyPI reads; the stores are as small as in the library's own newest one.
STORAGE = {"storage_compatibility_version": "v1.5.0"}


def open_to_read(database):
    """The database, opened so that others may read it too."""
    return duckdb.connect(database, read_only=True)


def run(database):
    """Runs statements, with a storage format that packs better than the default one."""
    connection = duckdb.connect(database, config=STORAGE)
    connection.execute(sys.stdin.read())
    connection.close()


def rows(database):
    """Writes a query's rows to standard output."""
    query = sys.stdin.read()
    open_to_read(database).execute(f"COPY ({query}) TO '/dev/stdout' (FORMAT csv, HEADER false)")


def serve(database):
    """Answers queries from one open connection; a result stays in the engine's own columns."""
    connection = open_to_read(database)
    for line in sys.stdin:
        query = json.loads(line)
        start = time.perf_counter()
        connection.execute(f"CREATE OR REPLACE TEMP TABLE answer AS {query}")
        print(time.perf_counter() - start, flush=True)


def main(action, *databases):
    """Does what the command line says."""
    match action:
        case "run":
            run(*databases)
        case "rows":
            rows(*databases)
        case "serve":
            serve(*databases)
        case "size":
            print(os.path.getsize(*databases))
        case "shell":
            print(Path(duckdb_cli.__file__).with_name("duckdb"))
        case "version":
            print(duckdb.__version__)


main(*sys.argv[1:])
