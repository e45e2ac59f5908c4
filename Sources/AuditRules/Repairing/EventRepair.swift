package import EventModel
internal import EventReader

/// One change that a repair made.
package struct RepairedValue: Hashable, Sendable {
    /// The id of the rule whose finding is mended.
    package let rule: String
    /// The JSON Pointer to the value inside the event.
    package let pointer: String
    /// The value before, as JSON; nil if there was none.
    package let before: JSONValue?
    /// The value after, as JSON.
    package let after: JSONValue
}

/// Mends what can be mended in an event without asking anybody.
///
/// - Texts lose blanks at their ends, invisible characters, and get ordinary blanks for non-breaking ones.
/// - Emails are lower-cased, phones lose all but their digits where that makes an international number.
/// - Amounts of orders get a point for a decimal comma; `items` that are the JSON of a list in a text become the list.
/// - `occurred` gets the form of the vendor's pages, to the minute, or comes from the order's `date`; a `date` gets seconds.
package struct EventRepair {
    private let zone: ClockZone
    private let parser = JSONParser()

    /// Makes a repair for events on the clock of a zone.
    package init(zone: ClockZone) {
        self.zone = zone
    }

    /// The event as it should be, with what was changed; the same event if nothing was.
    package func repaired(_ event: JSONValue) -> (event: JSONValue, changes: [RepairedValue]) {
        guard case .object(var members) = event else { return (event, []) }
        var changes: [RepairedValue] = []
        let isOrder = event["eventTypeKey"].map { Self.isOrder($0) } ?? false
        for index in members.indices {
            let member = members[index]
            switch member.name {
            case "params":
                guard case .list(let parameters) = member.value else { continue }
                let mended = parameters.enumerated().map { place, parameter in
                    repaired(parameter, at: "/params/\(place)", isOrder: isOrder, &changes)
                }
                members[index] = JSONMember(name: member.name, value: .list(mended))
            case "keyValue":
                let value = trimmed(member.value, at: "/keyValue", &changes)
                members[index] = JSONMember(name: member.name, value: value)
            case "occurred":
                let value = RepairedTime.occurred(member.value, zone, &changes)
                members[index] = JSONMember(name: member.name, value: value)
            default: break
            }
        }
        let given = members.firstIndex { $0.name == "occurred" }
        let before = given.map { members[$0].value }
        if isOrder, before == nil || before == .null, let date = Self.date(of: event),
            let occurred = RepairedTime.occurred(fromDate: date, zone)
        {
            let member = JSONMember(name: "occurred", value: occurred)
            if let given { members[given] = member } else { members.append(member) }
            changes.append(
                RepairedValue(rule: "occurred-missing", pointer: "/occurred", before: before, after: occurred)
            )
        }
        return (changes.isEmpty ? event : .object(members), changes)
    }

    // MARK: Parameters

    private func repaired(
        _ parameter: JSONValue,
        at pointer: String,
        isOrder: Bool,
        _ changes: inout [RepairedValue]
    ) -> JSONValue {
        guard case .object(var members) = parameter, case .text(let name)? = parameter["name"],
            let index = members.firstIndex(where: { $0.name == "value" })
        else { return parameter }
        let place = pointer + "/value"
        var value = members[index].value
        value = listed(value, name, isOrder, at: place, &changes)
        value = trimmed(value, at: place, &changes)
        if let kind = IdentifierKind(parameterName: name) { value = normalized(value, kind, at: place, &changes) }
        if isOrder {
            if Self.amounts.contains(name) { value = pointed(value, at: place, &changes) }
            if name == "date" { value = RepairedTime.date(value, at: place, &changes) }
        }
        members[index] = JSONMember(name: "value", value: value)
        return .object(members)
    }

    private static let amounts: Set<String> = ["totalCost", "shipping", "discount", "taxes"]

    /// Items that are the JSON of a list in a text, as the list.
    private func listed(
        _ value: JSONValue,
        _ name: String,
        _ isOrder: Bool,
        at pointer: String,
        _ changes: inout [RepairedValue]
    ) -> JSONValue {
        guard isOrder, name == "items", case .text(var text) = value else { return value }
        let list: JSONValue? = text.withUTF8 { bytes in
            guard var tokens = try? parser.parse(text: bytes), tokens.nextKind == .beginList else { return nil }
            return JSONValue(reading: &tokens)
        }
        guard let list else { return value }
        changes.append(RepairedValue(rule: "items-as-text", pointer: pointer, before: value, after: list))
        return list
    }

    /// A text without blanks at its ends and odd ones inside; in lists and objects every text.
    private func trimmed(_ value: JSONValue, at pointer: String, _ changes: inout [RepairedValue]) -> JSONValue {
        switch value {
        case .text(let text):
            let mended = RepairedText.trimmed(text)
            guard mended != text else { return value }
            let rule = RepairedText.hasOddBlank(text) ? "text-odd-blank" : "text-untrimmed"
            changes.append(RepairedValue(rule: rule, pointer: pointer, before: value, after: .text(mended)))
            return .text(mended)
        case .list(let elements):
            return .list(elements.enumerated().map { trimmed($1, at: "\(pointer)/\($0)", &changes) })
        case .object(let members):
            return .object(
                members.map { member in
                    let name = member.name.replacing("~", with: "~0").replacing("/", with: "~1")
                    return JSONMember(
                        name: member.name,
                        value: trimmed(member.value, at: "\(pointer)/\(name)", &changes)
                    )
                }
            )
        default: return value
        }
    }

    private func normalized(
        _ value: JSONValue,
        _ kind: IdentifierKind,
        at pointer: String,
        _ changes: inout [RepairedValue]
    ) -> JSONValue {
        guard case .text(let text) = value, let normal = Identifier.normalized(text, kind: kind), normal != text else {
            return value
        }
        let rule: String
        switch kind {
        case .email: rule = "email-uppercase"
        case .phone where PhoneNotInternational.isInternational(normal.utf8): rule = "phone-decorated"
        default: return value
        }
        changes.append(RepairedValue(rule: rule, pointer: pointer, before: value, after: .text(normal)))
        return .text(normal)
    }

    private func pointed(_ value: JSONValue, at pointer: String, _ changes: inout [RepairedValue]) -> JSONValue {
        guard case .text(var text) = value, text.withUTF8({ AmountText.isDecimalComma(UnsafeRawBufferPointer($0)) })
        else { return value }
        let mended = JSONValue.text(text.filter { !$0.isWhitespace }.replacing(",", with: "."))
        changes.append(
            RepairedValue(rule: "order-total-decimal-comma", pointer: pointer, before: value, after: mended)
        )
        return mended
    }

    private static func isOrder(_ type: JSONValue) -> Bool {
        if case .text(let key) = type { OrderEventKind(eventTypeKey: key) != nil } else { false }
    }

    private static func date(of event: JSONValue) -> JSONValue? {
        guard case .list(let parameters)? = event["params"] else { return nil }
        return parameters.first { $0["name"] == .text("date") }?["value"]
    }
}
