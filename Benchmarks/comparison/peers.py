"""DuckDB and ClickHouse as engines: SQL of theirs in sql/ and questions/, spoken to through clients/."""

import csv
import io
import json
import shutil
import subprocess
from pathlib import Path
from string import Template

from comparison.failure import Failure
from comparison.processes import measured, output

ROOT = Path(__file__).parents[1]


class Peer:
    """An engine from PyPI, in the virtual environment."""

    name = ""
    """What it is called in results."""
    key = ""
    """What its client and its SQL files are called."""
    packages = ()
    """What it is called on PyPI."""
    tables = ""
    """What stands before the names of its tables."""

    def __init__(self, python, folder):
        self.python = python
        self.store = folder / f"store.{self.key}"
        self.version = self.client("version").strip()
        self.server = None

    def forget(self):
        """Removes the store."""
        for path in self.store.parent.glob(self.store.name + "*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    def ingest(self, events):
        """Loads a file into a new store of typed columns."""
        self.forget()
        return measured(self.command("run", self.store), self.script("ingest").substitute(events=events))

    def size(self):
        """The bytes of the store."""
        return int(self.client("size", self.store))

    def prepare(self):
        """Makes the tables that questions are asked of."""
        self.client("run", self.store, text=self.script("prepare").substitute())

    def counts(self):
        """How many events, contacts and orders there are."""
        query = f"SELECT {', '.join(f'(SELECT count(*) FROM {self.tables}{table})' for table in COUNTED)}"
        return tuple(int(count) for count in self.client("rows", self.store, text=query).split(","))

    def open(self):
        """Opens the store and counts its events."""
        return self.process(f"SELECT count(*) AS events FROM {self.tables}events")

    def ask(self, question, repetition):
        """Asks a question as a whole process."""
        return self.process(self.query(question, repetition))

    def process(self, query):
        """Runs a query as a whole process that writes the rows as JSON."""
        return measured(self.command("ask", self.store), query)

    def rows(self, question, repetition):
        """The answer to a question as sorted rows of whole numbers and texts."""
        answer = question.text(f"{self.key}.sql", repetition)
        query = f"SELECT {question.columns or 'label'} FROM ({answer}) AS answer"
        if question.has_contacts:
            query += f" JOIN {self.tables}contacts AS known ON answer.contact = known.contact"
        return sorted(csv.reader(io.StringIO(self.client("rows", self.store, text=query))))

    def query(self, question, repetition):
        """A question in SQL: of a segment the size, of others all rows."""
        answer = question.text(f"{self.key}.sql", repetition)
        return f"SELECT count(*) AS contacts FROM ({answer}) AS members" if question.is_segment else answer

    def serve(self):
        """Starts a process that keeps the store open and answers at once."""
        self.server = subprocess.Popen(
            self.command("serve", self.served_store()),
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def served_store(self):
        """The store that the serving process opens."""
        return self.store

    def ask_served(self, question, repetition):
        """Asks the serving process a question and gives the seconds that its engine took."""
        try:
            self.server.stdin.write(json.dumps(self.query(question, repetition)) + "\n")
            self.server.stdin.flush()
            return float(self.server.stdout.readline())
        except (BrokenPipeError, ValueError) as error:
            raise Failure(f"{self.name} ended when it was asked for {question.name}; see its message above") from error

    def stop(self):
        """Ends the serving process."""
        if self.server:
            self.server.terminate()
            self.server.communicate()
            self.server = None

    def script(self, name):
        """A file of SQL."""
        return Template((ROOT / "sql" / self.key / f"{name}.sql").read_text(encoding="utf-8"))

    def client(self, *words, text=""):
        """What the client writes when it is run like this."""
        return output(self.command(*words), text)

    def command(self, *words):
        """A command line of the client."""
        return [self.python, ROOT / "clients" / f"{self.key}_client.py", *words]


COUNTED = ("events", "contacts", "orders")


class DuckDB(Peer):
    """DuckDB, with a file of its own format."""

    name = "DuckDB"
    key = "duckdb"
    packages = ("duckdb", "duckdb-cli")

    def __init__(self, python, folder):
        super().__init__(python, folder)
        self.shell = self.client("shell").strip()
        self.version += ", as a whole process " + output([self.shell, "--version"]).split()[0]

    def process(self, query):
        """Runs a query in DuckDB's own command-line program, which starts faster than Python."""
        statement = f"COPY ({query}) TO '/dev/stdout' (FORMAT json)"
        return measured([self.shell, "-no-init", "-readonly", self.store, "-c", statement])


class ClickHouse(Peer):
    """ClickHouse inside a process (chDB), with a folder of its own format."""

    name = "ClickHouse"
    key = "clickhouse"
    packages = ("chdb",)
    tables = "shop."

    def served_store(self):
        """A copy, since a folder can be open in one process only."""
        copy = self.store.with_name(self.store.name + ".served")
        shutil.copytree(self.store, copy, symlinks=True)
        return copy


PEERS = [DuckDB, ClickHouse]
