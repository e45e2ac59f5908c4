"""Speaks to ClickHouse (chDB) for the comparison; runs in the virtual environment.

usage: clickhouse_client.py run DATABASE     the statements of standard input, writing
       clickhouse_client.py ask DATABASE     the query of standard input, its rows as JSON lines to standard output
       clickhouse_client.py rows DATABASE    the same as CSV
       clickhouse_client.py serve DATABASE   a query a line, as JSON text; answers each with the seconds that it took
       clickhouse_client.py size DATABASE    the bytes of its tables on disk
       clickhouse_client.py version
"""

import json
import sys
import time

import chdb

SIZE = "SELECT sum(bytes_on_disk) FROM system.parts WHERE active AND database = 'shop'"


def open_session(database):
    """A session on the store; its module takes long to load, so that single queries do without it."""
    from chdb.session import Session

    return Session(database)


def run(database):
    """Runs statements, which end with a semicolon and an empty line."""
    session = open_session(database)
    for statement in sys.stdin.read().split(";\n\n"):
        session.query(statement)
    session.close()


def write(database, query, form):
    """Writes a query's rows to standard output."""
    sys.stdout.buffer.write(chdb.query(query, form, path=database).bytes())


def serve(database):
    """Answers queries from one open session; a result is worked out and thrown away where it lies."""
    session = open_session(database)
    for line in sys.stdin:
        query = json.loads(line)
        start = time.perf_counter()
        session.query(query, "Null")
        print(time.perf_counter() - start, flush=True)


def main(action, *databases):
    """Does what the command line says."""
    match action:
        case "run":
            run(*databases)
        case "ask":
            write(*databases, sys.stdin.read(), "JSONEachRow")
        case "rows":
            write(*databases, sys.stdin.read(), "CSV")
        case "serve":
            serve(*databases)
        case "size":
            write(*databases, SIZE, "CSV")
        case "version":
            print(f"{chdb.__version__}, ClickHouse {chdb.engine_version}")


main(*sys.argv[1:])
