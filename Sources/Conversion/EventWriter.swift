internal import EventModel

/// Writes events in the vendor's shape, one a line.
final class EventWriter {
    /// `{"name":"totalCost","value":` for each parameter.
    private let openings: [[UInt8]]
    /// Which sum a parameter is made of where it has no value of its own.
    private let sums: [Int?]
    private let keyPlaces: [Int]
    private let keyNames: [String]

    init(_ map: ConversionMap) {
        openings = map.parameters.map { rule in
            let buffer = JSONBuffer(capacity: 64)
            buffer.append("{\"name\":")
            buffer.append(text: rule.name)
            buffer.append(",\"value\":")
            return Array(buffer.bytes)
        }
        var next = 0
        sums = map.parameters.map { rule in
            guard !rule.factors.isEmpty else { return nil }
            defer { next += 1 }
            return next
        }
        let names = map.parameters.map(\.name)
        let keys = map.key.isEmpty ? Self.usualKeys(names) : map.key
        let places = keys.compactMap { name in names.firstIndex(of: name).map { $0 + EventHead.firstParameter } }
        // Its own value stands behind the parameters.
        let hasOwn = map.keyRule != nil
        keyNames = (hasOwn ? ["its column"] : []) + keys
        keyPlaces = (hasOwn ? [EventHead.firstParameter + names.count] : []) + places
    }

    /// The parameters that identify a contact, strongest first, and behind them the order.
    private static func usualKeys(_ names: [String]) -> [String] {
        let identifying = names.compactMap { name in IdentifierKind(parameterName: name).map { (kind: $0, name: name) }
        }
        return identifying.sorted { $0.kind < $1.kind }.map(\.name) + ["externalOrderId"]
    }

    /// Appends an event and its line end; what is missing comes as a fault, and everything else is written.
    func append(
        _ head: EventHead,
        items: UnsafeRawBufferPointer,
        sums totals: [ExactDecimal?],
        to buffer: JSONBuffer
    ) -> ValueFault? {
        var fault: ValueFault?
        buffer.append("{\"eventTypeKey\":")
        if head[EventHead.eventType].isEmpty { fault = ValueFault("event: the row names no event type") }
        append(head[EventHead.eventType], to: buffer)
        buffer.append(",\"keyValue\":")
        if !appendKey(head, to: buffer) {
            fault =
                fault
                ?? ValueFault("there is nothing for the key, \(keyNames.joined(separator: " or ")); name more in key")
        }
        buffer.append(",\"params\":[")
        var isFirst = true
        for index in openings.indices {
            let value = head[index + EventHead.firstParameter]
            var total: ExactDecimal?
            if value.isEmpty, let sum = sums[index] { total = totals[sum] }
            if value.isEmpty, total == nil { continue }
            if !isFirst { buffer.append(UInt8(ascii: ",")) }
            isFirst = false
            buffer.append(openings[index])
            if let total { ValueWriting.append(total, to: buffer) } else { buffer.append(value) }
            buffer.append(UInt8(ascii: "}"))
        }
        if !items.isEmpty {
            if !isFirst { buffer.append(UInt8(ascii: ",")) }
            buffer.append("{\"name\":\"items\",\"value\":[")
            buffer.append(items)
            buffer.append("]}")
        }
        buffer.append("],\"occurred\":")
        if head[EventHead.occurred].isEmpty { fault = fault ?? ValueFault("occurred: there is no time") }
        append(head[EventHead.occurred], to: buffer)
        buffer.append("}\n")
        return fault
    }

    private func append(_ value: UnsafeRawBufferPointer, to buffer: JSONBuffer) {
        if value.isEmpty { buffer.append("null") } else { buffer.append(value) }
    }

    /// The first value that may be the key, as a text; a key is one with the vendor.
    private func appendKey(_ head: EventHead, to buffer: JSONBuffer) -> Bool {
        for place in keyPlaces {
            let value = head[place]
            guard let first = value.first else { continue }
            if first == UInt8(ascii: "\"") {
                buffer.append(value)
            } else {
                buffer.append(text: value)
            }
            return true
        }
        buffer.append("null")
        return false
    }
}
