"""Muster as one of the engines."""

import csv
import io
import json
import math
import subprocess
from decimal import Decimal

from comparison.failure import Failure
from comparison.processes import measured, output
from comparison.questions import AS_OF


class Muster:
    """Runs the release binary on a store in a folder of the comparison."""

    name = "Muster"

    def __init__(self, binary, answering, folder):
        self.binary = binary
        self.answering = answering
        """The program that keeps a store open and answers from it."""
        self.server = None
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
        if question.name == "history":
            return sorted([row["asOf"], str(row["contacts"])] for row in answer)
        if question.name == "average-check-table":
            return sorted(average_check_table_row(group) for group in answer)
        return sorted(average_check_row(group) for group in answer)

    def query(self, question, repetition, form):
        """The command line that asks a question."""
        end = ["--as-of", AS_OF.isoformat(), "--format", form]
        if question.is_segment:
            return self.command("preview", question.text("segment", repetition), "--limit", 0, *end)
        if question.name == "history":
            return self.command("history", question.text("segment", repetition), "--every", "month", *HISTORY, *end[2:])
        if question.name == "rfm":
            return self.command("rfm", "--method", "quantile", "--currency", "UAH", *end)
        columns = [] if question.name == "average-check-table" else ["--columns", AVERAGE_CHECK_COLUMNS]
        return self.command("average-check", "--by", "month", "--status", "any", *columns, *end)

    def serve(self):
        """Starts a process that keeps the store open and answers at once."""
        self.server = subprocess.Popen(
            [self.answering, self.store], text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def ask_served(self, question, repetition):
        """Asks the serving process a question and gives the seconds that its engine took."""
        kinds = {"average-check": "averageCheck", "average-check-table": "averageCheckTable"}
        kind = kinds.get(question.name, "segment" if question.is_segment else question.name)
        words = {"kind": kind, "day": AS_OF.isoformat(), "currency": "UAH"}
        if question.has_segment:
            words["segment"] = question.text("segment", repetition)
        try:
            self.server.stdin.write(json.dumps(words) + "\n")
            self.server.stdin.flush()
            return json.loads(self.server.stdout.readline())["seconds"]
        except (BrokenPipeError, ValueError) as error:
            raise Failure(f"Muster ended when it was asked for {question.name}; see its message above") from error

    def stop(self):
        """Ends the serving process."""
        if self.server:
            self.server.terminate()
            self.server.communicate()
            self.server = None

    def command(self, *words):
        """A command line on the store."""
        return [self.binary, "--database", self.store, *words]


AVERAGE_CHECK_COLUMNS = "group,currency,orders,revenue,mean,median,p10,p90,p99"
HISTORY = ["--from", "2023-01-01", "--to", AS_OF.isoformat()]


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


def average_check_table_row(group):
    """All figures of a group as whole numbers; the trimmed mean is rounded where no mean lies, so that halves are none."""
    orders = group["orders"]
    percentiles = [whole(group[name], 1_000_000) for name in ("p10", "p25", "median", "p75", "p90", "p99")]
    return [
        group["group"].replace("-", ""),
        group["currency"],
        str(orders),
        str(group["contacts"]),
        whole(group["revenue"], 100),
        str(math.floor(Decimal(group["trimmedMean"]) * 1_000 + Decimal("0.123456789"))),
        *percentiles,
        whole(group["least"], 100),
        whole(group["greatest"], 100),
        str(round(orders - Decimal(group["repeatShare"]) * orders)),
        str(group["netOrders"]),
        whole(group["net"], 100),
    ]


def whole(number, factor):
    """A decimal times a factor, as the text of a whole number."""
    return str(int((Decimal(number) * factor).to_integral_value()))
