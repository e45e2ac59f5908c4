import EventModel
import SegmentLanguage
import Testing

/// A text and the leaf that it must give.
struct LeafCase: Sendable, CustomTestStringConvertible {
    let text: String
    let condition: Condition

    var testDescription: String { text }

    init(_ text: String, _ condition: Condition) {
        self.text = text
        self.condition = condition
    }
}

func text(_ value: String) -> Literal { Literal(.text(value)) }

func number(_ mantissa: Int128, scale: Int = 0, digits: String) -> Literal {
    Literal(.number(ExactDecimal(mantissa: mantissa, scale: scale), digits: digits))
}

func number(_ whole: Int) -> Literal { number(Int128(whole), digits: String(whole)) }

func day(_ year: Int, _ month: Int, _ day: Int) throws -> WallClock {
    try #require(WallClock(year: year, month: month, day: day))
}

func compare(_ name: String, _ comparison: Operator, _ literal: Literal, isNegated: Bool = false) -> Predicate {
    .comparison(Comparison(Path(name), ValueTest(.compare(comparison, literal), isNegated: isNegated)))
}

private let orderCreated = Name("orderCreated")
private let totalCost = Path("totalCost")

struct `Trees of single conditions` {
    static let events: [LeafCase] = [
        LeafCase("did orderCreated", .event(EventCondition(event: orderCreated))),
        LeafCase(
            "did orderCreated at least 3 times in last 30 days",
            .event(EventCondition(event: orderCreated, count: CountTest(least: 3), period: Period(.inLast(30, .day))))
        ),
        LeafCase(
            "did not orderCreated in last 90 days",
            .event(EventCondition(isNegated: true, event: orderCreated, period: Period(.inLast(90, .day))))
        ),
        LeafCase(
            "did orderCreated more than 3 times",
            .event(EventCondition(event: orderCreated, count: CountTest(least: 4)))
        ),
        LeafCase(
            "did orderCreated fewer than 3 times",
            .event(EventCondition(event: orderCreated, count: CountTest(least: 0, greatest: 2)))
        ),
        LeafCase(
            "did orderCreated between 2 and 5 times",
            .event(EventCondition(event: orderCreated, count: CountTest(least: 2, greatest: 5)))
        ),
        LeafCase(
            "did orderCreated exactly twice",
            .event(EventCondition(event: orderCreated, count: CountTest(least: 2, greatest: 2)))
        ),
        LeafCase(
            "did orderCreated in at least 3 of last 6 months",
            .regular(RegularCondition(event: orderCreated, least: 3, windows: 6, unit: .month))
        ),
        LeafCase(
            "did orderCreated then orderDelivered within 7 days with same externalOrderId then not refund within 3 hours",
            .sequence(
                SequenceCondition([
                    SequenceStep(event: orderCreated),
                    SequenceStep(
                        event: Name("orderDelivered"),
                        within: SequenceStep.Span(7, .day),
                        same: Path("externalOrderId")
                    ),
                    SequenceStep(isNegated: true, event: Name("refund"), within: SequenceStep.Span(3, .hour)),
                ])
            )
        ),
        LeafCase(
            "first orderCreated where totalCost > 5 in last 30 days",
            .firstEvent(
                FirstEventCondition(
                    event: orderCreated,
                    predicate: compare("totalCost", .greater, number(5)),
                    period: Period(.inLast(30, .day))
                )
            )
        ),
        LeafCase(
            "last orderCreated has status = \"DELIVERED\"",
            .lastEvent(
                LastEventCondition(event: orderCreated, predicate: compare("status", .equal, text("DELIVERED")))
            )
        ),
    ]

    static let figures: [LeafCase] = [
        LeafCase(
            "sum of orderCreated.totalCost where currency = 'UAH' in last 365 days between 100 and 500.50",
            .aggregate(
                AggregateCondition(
                    AggregateMeasure(
                        .sum,
                        of: orderCreated,
                        totalCost,
                        predicate: compare("currency", .equal, text("UAH")),
                        period: Period(.inLast(365, .day))
                    ),
                    ValueTest(.between(number(100), number(50_050, scale: 2, digits: "500.50")))
                )
            )
        ),
        LeafCase(
            "count of orderCreated >= 2",
            .aggregate(
                AggregateCondition(
                    AggregateMeasure(.count, of: orderCreated, nil),
                    ValueTest(.compare(.greaterOrEqual, number(2)))
                )
            )
        ),
        LeafCase(
            "distinct count of orderCreated.items.category not = 1",
            .aggregate(
                AggregateCondition(
                    AggregateMeasure(.distinctCount, of: orderCreated, Path("items", "category")),
                    ValueTest(.compare(.equal, number(1)), isNegated: true)
                )
            )
        ),
        LeafCase(
            "last of orderCreated.city not starts with \"К\"",
            .aggregate(
                AggregateCondition(
                    AggregateMeasure(.last, of: orderCreated, Path("city")),
                    ValueTest(.compare(.startsWith, text("К")), isNegated: true)
                )
            )
        ),
        LeafCase(
            "order count >= 2 in last 365 days",
            .order(
                OrderCondition(
                    OrderMeasure(.count, period: Period(.inLast(365, .day))),
                    ValueTest(.compare(.greaterOrEqual, number(2)))
                )
            )
        ),
        LeafCase(
            "average check > 500",
            .order(OrderCondition(OrderMeasure(.averageCheck), ValueTest(.compare(.greater, number(500)))))
        ),
        LeafCase(
            "order count where status = \"CANCELLED\" >= 1",
            .order(
                OrderCondition(
                    OrderMeasure(.count, predicate: compare("status", .equal, text("CANCELLED"))),
                    ValueTest(.compare(.greaterOrEqual, number(1)))
                )
            )
        ),
        LeafCase(
            "top 10% by sum of orderCreated.totalCost in last 90 days",
            .top(
                TopCondition(
                    .top,
                    .percent(ExactDecimal(mantissa: 10)),
                    by: .aggregate(
                        AggregateMeasure(.sum, of: orderCreated, totalCost, period: Period(.inLast(90, .day)))
                    )
                )
            )
        ),
        LeafCase(
            "bottom 100 by revenue",
            .top(TopCondition(.bottom, .contacts(100), by: .order(OrderMeasure(.revenue))))
        ),
        LeafCase("recency <= 30", .rfm(RFMCondition(.recency, ValueTest(.compare(.lessOrEqual, number(30)))))),
        LeafCase(
            "rfm segment = \"Champions\"",
            .rfm(RFMCondition(.segment(nil), ValueTest(.compare(.equal, text("Champions")))))
        ),
        LeafCase(
            "rfm(rank, 4) score >= 333",
            .rfm(
                RFMCondition(
                    .score(RFMCondition.Scoring(method: "rank", bins: 4)),
                    ValueTest(.compare(.greaterOrEqual, number(333)))
                )
            )
        ),
    ]

    static let contacts: [LeafCase] = [
        LeafCase(
            "contact.city one of (\"Kyiv\", \"Lviv\")",
            .contact(ContactCondition(Name("city"), ValueTest(.oneOf([text("Kyiv"), text("Lviv")]))))
        ),
        LeafCase(
            "contact.birthday anniversary in next 7 days",
            .anniversary(AnniversaryCondition(Name("birthday"), daysAhead: 7))
        ),
        LeafCase(
            "contact.birthday anniversary today",
            .anniversary(AnniversaryCondition(Name("birthday"), daysAhead: 0))
        ),
        LeafCase("in segment \"lapsed-buyers\"", .segment(SegmentReference("lapsed-buyers"))),
        LeafCase("in list \"newsletter.csv\"", .list(ListReference("newsletter.csv"))),
    ]

    @Test(arguments: events + figures + contacts)
    func `a condition reads as its tree`(example: LeafCase) throws {
        #expect(try parseSegment(example.text) == .condition(example.condition, at: .none))
    }

    @Test func `dates are days and times are times`() throws {
        let expected = try Period(.between(.date(day(2024, 1, 1)), .date(day(2024, 3, 31))))
        let read = try parseSegment("last order between 2024-01-01 and 2024-03-31")
        #expect(read == .condition(.orderDate(OrderDateCondition(.last, period: expected)), at: .none))
        let nine = try #require(WallClock(year: 2024, month: 1, day: 1, hour: 9, minute: 30))
        let since = try parseSegment("did x since 2024-01-01T09:30")
        let period = Period(.since(.time(nine)))
        #expect(since == .condition(.event(EventCondition(event: Name("x"), period: period)), at: .none))
    }

    @Test func `every node knows where it stands`() throws {
        let source = "did місто and sum of b.c where d = \"є\" > 5"
        let bytes = Array(source.utf8)
        func words(_ range: SourceRange) -> String {
            String(decoding: bytes[range.lowerBound..<range.upperBound], as: UTF8.self)
        }
        let leaves = try parseSegment(source).leaves
        #expect(leaves.map { words($0.range) } == ["did місто", "sum of b.c where d = \"є\" > 5"])
        guard case .event(let event) = leaves[0].condition, case .aggregate(let sum) = leaves[1].condition,
            case .comparison(let comparison) = sum.measure.predicate
        else {
            Issue.record("the leaves have other kinds")
            return
        }
        #expect(words(event.event.range) == "місто")
        #expect(words(sum.test.range) == "> 5")
        #expect(words(comparison.path.range) == "d")
        #expect(comparison.test.literals.map { words($0.range) } == ["\"є\""])
    }
}
