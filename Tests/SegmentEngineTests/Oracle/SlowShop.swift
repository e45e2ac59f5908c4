import EventModel
import Foundation
import TestSupport

/// All that follows from a list of events in store order: who did what, and which orders there are.
struct SlowShop {
    struct Happening {
        let event: Event
        let occurred: WallClock
        let contact: Int?
    }

    struct Order {
        var contact: Int
        var status: String
        var total: JSONValue
        var date: WallClock
        var currency: String?
        var identifier: String
        /// What the events have given it, the first value of each name.
        var parameters: [String: JSONValue]
    }

    let zone: ClockZone
    /// Events by time; those of one time in store order.
    let happenings: [Happening]
    /// What identifies each contact.
    let contacts: [[IdentifierKind: String]]
    /// The contacts of contact lists, with what the last rows say that say something.
    let listed: [Int: [String: String]]
    /// The fields of the lists.
    var listedFields: Set<String> { Set(listed.values.flatMap(\.keys)) }

    /// The event type under which rows of contact lists stand in their place between the events.
    static let listRow = "row of a contact list"

    init(_ events: [Event], zone: ClockZone) {
        self.zone = zone
        var contacts: [[IdentifierKind: String]] = []
        var listed: [Int: [String: String]] = [:]
        let happenings = events.compactMap { event -> Happening? in
            let contact = Self.identify(event, &contacts)
            if event.eventType == Self.listRow {
                guard let contact else { return nil }
                listed[contact, default: [:]].merge(Self.fields(of: event)) { $1 }
                return nil
            }
            guard let occurred = Self.time(of: event, zone) else { return nil }
            return Happening(event: event, occurred: occurred, contact: contact)
        }
        self.contacts = contacts
        self.listed = listed
        self.happenings = happenings.enumerated()
            .sorted { ($0.element.occurred, $0.offset) < ($1.element.occurred, $1.offset) }.map(\.element)
    }

    /// When an event happened; nil for a row of a contact list.
    static func time(of event: Event, _ zone: ClockZone) -> WallClock? {
        if let occurred = event.occurred { return TimeText(occurred).map { zone.wallClock($0) } }
        guard OrderEventKind(eventTypeKey: event.eventType) != nil else { return nil }
        return SlowValue(parameter: event.value(of: "date")).time(in: zone)
    }

    private static func identify(_ event: Event, _ contacts: inout [[IdentifierKind: String]]) -> Int? {
        var given: [IdentifierKind: String] = [:]
        for parameter in event.parameters {
            guard let kind = IdentifierKind(parameterName: parameter.name), given[kind] == nil,
                let text = SlowValue(field: parameter.value).spelling,
                let identifier = Identifier(kind: kind, text: text)
            else { continue }
            given[kind] = identifier.value
        }
        guard !given.isEmpty else { return nil }
        var contact: Int?
        for kind in IdentifierKind.allCases {
            guard let value = given[kind], let owner = contacts.firstIndex(where: { $0[kind] == value }) else {
                continue
            }
            let clashes = IdentifierKind.allCases.contains { earlier in
                guard earlier < kind, let other = given[earlier], let owned = contacts[owner][earlier] else {
                    return false
                }
                return owned != other
            }
            if !clashes { contact = owner }
            break
        }
        let found = contact ?? contacts.count
        if contact == nil { contacts.append([:]) }
        for (kind, value) in given
        where contacts[found][kind] == nil && !contacts.contains(where: { $0[kind] == value }) {
            contacts[found][kind] = value
        }
        return found
    }

    /// What a row of a list says beside identifiers.
    static func fields(of row: Event) -> [String: String] {
        var fields: [String: String] = [:]
        for parameter in row.parameters where IdentifierKind(parameterName: parameter.name) == nil {
            if case .text(let text) = parameter.value, !text.isEmpty { fields[parameter.name] = text }
        }
        return fields
    }

    /// The contacts with an event at or before a moment, and those of lists.
    func universe(at moment: WallClock) -> Set<Int> {
        Set(happenings.filter { $0.occurred <= moment }.compactMap(\.contact)).union(listed.keys)
    }

    /// The orders at a moment: the fold of their events up to it, if their date is not later.
    func orders(at moment: WallClock) -> [Order] {
        var orders: [String: Order] = [:]
        for happening in happenings where happening.occurred <= moment {
            let event = happening.event
            guard let kind = OrderEventKind(eventTypeKey: event.eventType), let contact = happening.contact,
                let identifier = Self.filled(event, "externalOrderId")
            else { continue }
            switch kind {
            case .created: if let order = created(event, contact, identifier) { orders[identifier] = order }
            case .updated where orders[identifier] == nil: orders[identifier] = created(event, contact, identifier)
            case .updated: orders[identifier] = orders[identifier].flatMap { updated($0, event) } ?? orders[identifier]
            case .delivered: orders[identifier]?.status = "DELIVERED"
            case .cancelled: orders[identifier]?.status = "CANCELLED"
            }
        }
        return orders.values.filter { $0.date <= moment }
    }

    private func created(_ event: Event, _ contact: Int, _ identifier: String) -> Order? {
        guard hasUsableItems(event), let total = event.value(of: "totalCost"), SlowValue(field: total).number != nil,
            case .text(let status)? = event.value(of: "status"), OrderStatus(name: status) != nil,
            let date = SlowValue(field: event.value(of: "date")).time(in: zone)
        else { return nil }
        return Order(
            contact: contact,
            status: status,
            total: total,
            date: date,
            currency: Self.filled(event, "currency"),
            identifier: identifier,
            parameters: Self.given(by: event)
        )
    }

    private static func given(by event: Event) -> [String: JSONValue] {
        Dictionary(event.parameters.map { ($0.name, $0.value) }) { first, _ in first }
    }

    /// The order after an update, or nil if something that it gives cannot be used.
    private func updated(_ order: Order, _ event: Event) -> Order? {
        guard hasUsableItems(event) else { return nil }
        var order = order
        if let total = event.value(of: "totalCost"), total != .null {
            guard SlowValue(field: total).number != nil else { return nil }
            order.total = total
        }
        if let status = event.value(of: "status"), status != .null {
            guard case .text(let name) = status, OrderStatus(name: name) != nil else { return nil }
            order.status = name
        }
        if let date = event.value(of: "date"), date != .null {
            guard let time = SlowValue(field: date).time(in: zone) else { return nil }
            order.date = time
        }
        order.currency = Self.filled(event, "currency") ?? order.currency
        for (name, value) in Self.given(by: event) where value != .null { order.parameters[name] = value }
        return order
    }

    /// A text or the digits of a number; nil if there is none, or an empty one.
    private static func filled(_ event: Event, _ name: String) -> String? {
        let value = SlowValue(field: event.value(of: name))
        return value.isSet ? value.spelling : nil
    }

    private func hasUsableItems(_ event: Event) -> Bool {
        SlowPredicate.lines("items", of: event).allSatisfy { line in
            SlowValue(field: "externalItemId", of: line).isSet && SlowValue(field: "quantity", of: line).isSet
        }
    }
}
