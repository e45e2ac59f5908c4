internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// Conditions on fields of contacts that their events give.
extension Explainer {
    /// `contact.city = "Kyiv"`.
    func fieldEvidence(_ field: ResolvedField, _ test: ValueTest, holds: Bool) throws -> Evidence {
        let giver = try lastEvent(giving: field)
        return Evidence(
            giver.map { .value($0.values[0].value) } ?? .nothing,
            remark: giver?.asGiver,
            threshold: "\(field.parameter) \(format(test))",
            change: change(of: field, test, given: giver?.values[0].value, holds: holds),
            events: giver.map { [$0] } ?? []
        )
    }

    /// `contact.birthday anniversary in next 7 days`.
    func anniversaryEvidence(_ field: ResolvedField, _ window: AnniversaryWindow, holds: Bool) throws -> Evidence {
        let giver = try lastEvent(giving: field)
        var remark = giver?.asGiver
        var change: String? = "\(Self.aLaterEvent(giver != nil, field)) a date with its anniversary \(window.words)"
        if let giver {
            if let date = giver.values[0].value.time(in: snapshot.zone) {
                let next = window.next(of: date)
                remark = "comes round on \(next.text(in: .date)), \(giver.asGiver)"
                change = window.change(of: date)?.words
            } else {
                remark = "no date, \(giver.asGiver)"
            }
        }
        return Evidence(
            giver.map { .value($0.values[0].value) } ?? .nothing,
            remark: remark,
            threshold: "anniversary \(window.words)",
            change: change,
            events: giver.map { [$0] } ?? []
        )
    }

    /// The contact's last event, of any type, in which a field is set, with its value.
    private func lastEvent(giving field: ResolvedField) throws -> ProvingEvent? {
        let isSet = Predicate.comparison(Comparison(Path(Name(field.parameter)), ValueTest(.isSet)))
        return try binding.eventTypes(giving: field).flatMap { type in
            try events(of: ResolvedEvents(type, predicate: isSet, window: field.window))
        }.max { $0.isBefore($1) }
    }

    /// Only a later event can change what a field is, and none can empty it: one without a value gives none.
    private func change(of field: ResolvedField, _ test: ValueTest, given: ShownValue?, holds: Bool) -> String {
        if test.asksWhetherSet { return "\(given == nil ? "an" : "no") event that gives \(field.parameter)" }
        let source = Self.aLaterEvent(given != nil, field)
        if let number = given?.number, let change = FigureChange(numbersOnly: test, from: number) {
            return change.wordsWithDistance(source)
        }
        return "\(source) \(format(ValueTest(test.kind, isNegated: test.isNegated != holds)))"
    }

    private static func aLaterEvent(_ isGiven: Bool, _ field: ResolvedField) -> String {
        "\(isGiven ? "a later" : "an") event that gives \(field.parameter)"
    }
}

extension ProvingEvent {
    /// The event as one that gives a field its value, in words.
    fileprivate var asGiver: String { "given by \(type) on \(occurred)" }
}

extension FigureChange {
    /// Finds the change; nil if there is none, or if the test asks for something else than numbers.
    fileprivate init?(numbersOnly test: ValueTest, from number: ExactDecimal) {
        let areNumbers = test.literals.allSatisfy { literal in
            if case .number = literal.value { true } else { false }
        }
        guard areNumbers else { return nil }
        self.init(test, from: number)
    }
}

extension ShownValue {
    /// The number that a number or a text states; nil for whatever is none.
    fileprivate var number: ExactDecimal? {
        switch self {
        case .number(let text), .text(let text): DecimalText.number(text)
        case .missing, .truth, .json, .lines, .list: nil
        }
    }

    /// The time that a text states; nil for whatever is no time.
    fileprivate func time(in zone: ClockZone) -> WallClock? {
        guard case .text(let text) = self else { return nil }
        return Array(text.utf8).withUnsafeBytes { TimeText(trimming: $0) }.map { zone.wallClock($0) }
    }
}
