"""The questions that all engines are asked, each in a folder of questions/."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from string import Template
from typing import Callable

FOLDER = Path(__file__).parents[1] / "questions"
AS_OF = date(2024, 12, 31)


@dataclass(frozen=True)
class Question:
    """A question, in the words of each engine, with literals that differ from repetition to repetition."""

    name: str
    title: str
    literals: Callable[[int], dict]
    """What stands for the placeholders in a repetition."""
    columns: str = ""
    """What of the peers' answer is compared with Muster's, as SQL; empty for a segment."""
    has_contacts: bool = True
    """Whether the peers' answer has a row for each contact."""

    @property
    def is_segment(self):
        """Whether the answer is how many contacts there are."""
        return not self.columns

    @property
    def has_segment(self):
        """Whether Muster is asked about a segment."""
        return (FOLDER / self.name / "segment").exists()

    def different(self, repetitions):
        """Those repetitions whose literals no earlier one has."""
        first = {}
        for repetition in repetitions:
            first.setdefault(tuple(self.literals(repetition).items()), repetition)
        return first.values()

    def text(self, file, repetition):
        """A file of the question's folder with the literals of a repetition."""
        until = AS_OF + timedelta(days=1)
        literals = {"day": AS_OF.isoformat(), "until": f"{until} 00:00:00", **self.literals(repetition)}
        if "days" in literals:
            literals["since"] = f"{until - timedelta(days=literals['days'])} 00:00:00"
        if "months" in literals:
            years, month = divmod(until.year * 12 + until.month - 1 - literals["months"], 12)
            literals["since"] = f"{years}-{month + 1:02}-01 00:00:00"
        return Template((FOLDER / self.name / file).read_text(encoding="utf-8")).substitute(literals).strip()


QUESTIONS = [
    Question(
        "rfm",
        "RFM of all contacts with delivered orders in hryvnias, quintile scores",
        lambda _: {},
        "label, recency_days, orders, cents, recency_score, frequency_score, monetary_score",
    ),
    Question(
        "average-check",
        "average check by month and currency: orders, revenue, mean, median, P10, P90, P99",
        lambda _: {},
        "month, currency, orders, revenue, "
        + ", ".join(f"CAST(round(percentiles[{index}] * 10000) AS BIGINT)" for index in (1, 2, 3, 4)),
        has_contacts=False,
    ),
    Question(
        "average-check-table",
        "average check by month and currency, the whole table: also contacts, trimmed mean, P25, P75, least, greatest, "
        "first orders, net of cancellations",
        lambda _: {},
        "month, currency, orders, contacts, revenue, CAST(floor(trimmed * 10 + 0.123456789) AS BIGINT), "
        + ", ".join(f"CAST(round(percentiles[{index}] * 10000) AS BIGINT)" for index in range(1, 7))
        + ", lowest, highest, first_orders, net_orders, net_revenue",
        has_contacts=False,
    ),
    Question(
        "history",
        "size of a segment at 24 ends of months",
        lambda repetition: {"times": 2 + repetition % 3},
        "day, size",
        has_contacts=False,
    ),
    Question(
        "visitors",
        "an event in a week",
        lambda repetition: {"days": 7 + repetition},
    ),
    Question(
        "frequent-buyers",
        "count in a window",
        lambda repetition: {"times": 3, "days": 90 + repetition},
    ),
    Question(
        "year-spend",
        "sum over a year",
        lambda repetition: {"days": 365, "amount": 20_000 + 100 * repetition},
    ),
    Question(
        "three-years-spend",
        "sum over three years",
        lambda repetition: {"amount": 50_000 + 100 * repetition},
    ),
    Question(
        "big-spenders",
        "the first tenth by the sum of a year",
        lambda repetition: {"days": 365 + repetition},
    ),
    Question(
        "many-categories",
        "different categories in the order lines of a year",
        lambda repetition: {"times": 3, "days": 365 + repetition},
    ),
    Question(
        "regulars",
        "an order in some of the last months",
        lambda repetition: {"times": 3, "months": 6 + repetition % 6},
    ),
    Question(
        "funnel",
        "three steps one after another",
        lambda repetition: {"days": 2 + repetition},
    ),
    Question(
        "dear-electronics",
        "any order line of a category above a price",
        lambda repetition: {"days": 365, "amount": 5_000 + 100 * repetition},
    ),
    Question(
        "new-buyers",
        "first order ever in a window",
        lambda repetition: {"days": 60 + repetition},
    ),
    Question(
        "cancellers",
        "order count by status",
        lambda repetition: {"times": 2, "days": 365 + repetition},
    ),
    Question(
        "lapsed-buyers",
        "many orders, and none lately",
        lambda repetition: {"times": 3, "days": 180 + repetition},
    ),
]
