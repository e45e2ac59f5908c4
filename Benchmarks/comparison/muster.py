"""Muster as one of the engines."""

import csv
import io
import json
from decimal import Decimal

from comparison.processes import measured, output
from comparison.questions import AS_OF


class Muster:
    """Runs the release binary on a store in a folder of the comparison."""

    name = "Muster"

    def __init__(self, binary, folder):
        self.binary = binary
        self.store = folder / "muster.sqlite"
        self.version = output([binary, "--version"]).strip()

    def forget(self):
        """Removes the store."""
        for file in self.store.parent.glob(self.store.name + "*"):
            file.unlink()

    def ingest(self, events):
        """Imports a file into a new store."""
        self.forget()
        return measured(self.command("import", events, "--quiet", "--format", "json"))

    def size(self):
        """The bytes of the store."""
        return self.store.stat().st_size

    def counts(self):
        """How many events, contacts and orders there are."""
        information = json.loads(output(self.command("info", "--format", "json")))
        return tuple(information[what] for what in ("events", "contacts", "orders"))

    def open(self):
        """Opens the store and says what is in it."""
        return measured(self.command("info", "--format", "json"))

    def ask(self, question, repetition):
        """Asks a question as a whole process."""
        return measured(self.query(question, repetition, "json"))

    def rows(self, question, repetition):
        """The answer to a question as sorted rows of whole numbers and texts."""
        if question.is_segment:
            text = output(self.query(question, repetition, "csv"))
            return sorted([row["contact"]] for row in csv.DictReader(io.StringIO(text)))
        answer = json.loads(output(self.query(question, repetition, "json")), parse_float=Decimal)
        if question.name == "rfm":
            return sorted(rfm_row(contact) for contact in answer["contacts"])
        return sorted(average_check_row(group) for group in answer)

    def query(self, question, repetition, form):
        """The command line that asks a question."""
        end = ["--as-of", AS_OF.isoformat(), "--format", form]
        if question.is_segment:
            return self.command("preview", question.text("segment", repetition), "--limit", 0, *end)
        if question.name == "rfm":
            return self.command("rfm", "--method", "quantile", "--currency", "UAH", *end)
        return self.command("average-check", "--by", "month", "--status", "any", *end)

    def command(self, *words):
        """A command line on the store."""
        return [self.binary, "--database", self.store, *words]


def rfm_row(contact):
    """A contact's figures as whole numbers, the amount in hundredths."""
    return [
        contact["contact"],
        str(contact["recency_days"]),
        str(contact["transaction_count"]),
        whole(contact["amount"], 100),
        *(str(contact[axis + "_score"]) for axis in ("recency", "frequency", "monetary")),
    ]


def average_check_row(group):
    """A group's figures as whole numbers, the revenue in hundredths, percentiles in millionths."""
    percentiles = [whole(group[name], 1_000_000) for name in ("p10", "median", "p90", "p99")]
    return [
        group["group"].replace("-", ""),
        group["currency"],
        str(group["orders"]),
        whole(group["revenue"], 100),
        *percentiles,
    ]


def whole(number, factor):
    """A decimal times a factor, as the text of a whole number."""
    return str(int((Decimal(number) * factor).to_integral_value()))
