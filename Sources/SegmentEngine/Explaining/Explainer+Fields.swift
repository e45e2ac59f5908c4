internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// Conditions on fields of contacts that lists or their events give.
extension Explainer {
    /// `contact.city = "Kyiv"`.
    func fieldEvidence(_ field: ResolvedField, _ test: ValueTest, holds: Bool) throws -> Evidence {
        if field.isListed { return listedEvidence(field, test, holds: holds) }
        let giver = try lastEvent(giving: field)
        return Evidence(
            giver.map { .value($0.values[0].value) } ?? .nothing,
            remark: giver?.asGiver,
            threshold: "\(field.name) \(format(test))",
            change: change(of: field, test, given: giver?.values[0].value, holds: holds),
            events: giver.map { [$0] } ?? []
        )
    }

    /// `contact.birthday anniversary in next 7 days`.
    func anniversaryEvidence(_ field: ResolvedField, _ window: AnniversaryWindow, holds: Bool) throws -> Evidence {
        if field.isListed { return listedEvidence(field, window) }
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

    /// `contact.city = "Kyiv"` where a contact list gives the city.
    private func listedEvidence(_ field: ResolvedField, _ test: ValueTest, holds: Bool) -> Evidence {
        let value = listedValue(of: field)
        let change =
            test.asksWhetherSet
            ? "\(value == nil ? "a" : "no") row of a contact list that gives \(field.name)"
            : "a later row of a contact list that gives \(field.name) "
                + test.turned(holds)
        return Evidence(
            value.map { .value(.text($0.text)) } ?? .nothing,
            remark: value?.remark ?? "no contact list gives it",
            threshold: "\(field.name) \(format(test))",
            change: change
        )
    }

    /// `contact.birthday anniversary in next 7 days` where a contact list gives the birthday.
    private func listedEvidence(_ field: ResolvedField, _ window: AnniversaryWindow) -> Evidence {
        let value = listedValue(of: field)
        var remark = value?.remark ?? "no contact list gives it"
        var change: String? =
            "a row of a contact list that gives \(field.name) a date with its anniversary \(window.words)"
        if let value {
            if let date = ShownValue.text(value.text).time(in: snapshot.zone) {
                remark = "comes round on \(window.next(of: date).text(in: .date)), \(value.remark)"
                change = window.change(of: date)?.words
            } else {
                remark = "no date, \(value.remark)"
            }
        }
        return Evidence(
            value.map { .value(.text($0.text)) } ?? .nothing,
            remark: remark,
            threshold: "anniversary \(window.words)",
            change: change
        )
    }

    private func listedValue(of field: ResolvedField) -> (text: String, remark: String)? {
        guard let number = snapshot.contactLists.field(named: field.name),
            let text = snapshot.contactField(named: field.name)?.text(of: contact)
        else { return nil }
        let place = snapshot.contactLists.place(ofField: number, of: contact)
        return (text, place.map { "given by \($0.file), line \($0.line)" } ?? "given by a contact list")
    }

    /// The contact's last event, of any type, in which a field is set, with its value.
    private func lastEvent(giving field: ResolvedField) throws -> ProvingEvent? {
        let isSet = Predicate.comparison(Comparison(Path(Name(field.name)), ValueTest(.isSet)))
        return try binding.eventTypes(giving: field).flatMap { type in
            try events(of: ResolvedEvents(type, predicate: isSet, window: field.window))
        }.max { $0.isBefore($1) }
    }

    /// Only a later event can change what a field is, and none can empty it: one without a value gives none.
    private func change(of field: ResolvedField, _ test: ValueTest, given: ShownValue?, holds: Bool) -> String {
        if test.asksWhetherSet { return "\(given == nil ? "an" : "no") event that gives \(field.name)" }
        let source = Self.aLaterEvent(given != nil, field)
        if let number = given?.number, let change = FigureChange(numbersOnly: test, from: number) {
            return change.wordsWithDistance(source)
        }
        return "\(source) \(test.turned(holds))"
    }

    private static func aLaterEvent(_ isGiven: Bool, _ field: ResolvedField) -> String {
        "\(isGiven ? "a later" : "an") event that gives \(field.name)"
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
