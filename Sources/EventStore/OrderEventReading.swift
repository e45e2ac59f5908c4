internal import EventModel

/// An order event with the order that it speaks of.
struct KeyedOrderEvent {
    /// The code of its externalOrderId, or ``none``.
    var order: UInt32
    var event: OrderEvent

    static let none = UInt32.max
}

/// Takes from rows of columns what the folding of orders needs.
struct OrderEventReading {
    private let vocabulary: Vocabulary
    private let zone: ClockZone
    private let orderColumn: UInt32?
    private let totalColumn: UInt32?
    private let statusColumn: UInt32?
    private let dateColumn: UInt32?
    private let currencyColumn: UInt32?
    private let itemsColumn: UInt32?
    private let itemIdentifierColumn: UInt32?
    private let itemQuantityColumn: UInt32?
    private var statusOfCode: [Given<OrderStatus>?] = []
    private let kinds: [OrderEventKind?]

    init(vocabulary: Vocabulary, zone: ClockZone) {
        self.vocabulary = vocabulary
        self.zone = zone
        func parameter(_ name: String) -> UInt32? {
            vocabulary.registry.existing(ColumnName(scope: .parameter, parent: 0, name: name, occurrence: 0))
        }
        orderColumn = parameter(CodedParameters.orderIdentifier)
        totalColumn = parameter("totalCost")
        statusColumn = parameter(CodedParameters.status)
        dateColumn = parameter("date")
        currencyColumn = parameter(CodedParameters.currency)
        let items = parameter("items")
        itemsColumn = items
        func field(_ name: String) -> UInt32? {
            items.flatMap {
                vocabulary.registry.existing(ColumnName(scope: .lineField, parent: $0, name: name, occurrence: 0))
            }
        }
        itemIdentifierColumn = field("externalItemId")
        itemQuantityColumn = field("quantity")
        kinds = (0..<UInt32(vocabulary.eventTypes.count)).map {
            OrderEventKind(eventTypeKey: vocabulary.eventTypes.text($0))
        }
    }

    /// The columns of some events of one type, found once for all of them.
    struct EventColumns {
        fileprivate let events: EventBuffer
        fileprivate let order, total, status, date, currency, items: ColumnBuffer?
        fileprivate let itemIdentifiers, itemQuantities: ColumnBuffer?
    }

    /// The columns of some events of one type.
    func columns(of events: EventBuffer) -> EventColumns {
        func existing(_ number: UInt32?, in group: ColumnGroup?) -> ColumnBuffer? {
            guard let number else { return nil }
            return group?.existing(number)
        }
        let items = existing(itemsColumn, in: events)
        return EventColumns(
            events: events,
            order: existing(orderColumn, in: events),
            total: existing(totalColumn, in: events),
            status: existing(statusColumn, in: events),
            date: existing(dateColumn, in: events),
            currency: existing(currencyColumn, in: events),
            items: items,
            itemIdentifiers: existing(itemIdentifierColumn, in: items?.lines),
            itemQuantities: existing(itemQuantityColumn, in: items?.lines)
        )
    }

    /// The columns that are read, so that others need not be decoded.
    var columns: Set<UInt32> {
        Set(
            [
                orderColumn, totalColumn, statusColumn, dateColumn, currencyColumn, itemsColumn, itemIdentifierColumn,
                itemQuantityColumn,
            ].compactMap { $0 }
        )
    }

    /// The column of externalOrderId, if any event has it.
    var keyColumn: UInt32? { orderColumn }

    /// What events of a type do to orders; nil if they build none.
    func kind(ofType eventType: UInt32) -> OrderEventKind? {
        Int(eventType) < kinds.count ? kinds[Int(eventType)] : nil
    }

    /// The order event in a row.
    ///
    /// - Parameter order: The row's ``orderCode(_:of:)``.
    mutating func read(
        _ row: Int,
        of columns: borrowing EventColumns,
        kind: OrderEventKind,
        number: Int64,
        order: UInt32
    ) -> KeyedOrderEvent {
        let contact = columns.events.contacts[row]
        var event = OrderEvent(
            number: number,
            occurred: WallClock(microseconds: columns.events.occurred[row]),
            kind: kind,
            contact: contact == EventBuffer.noContact ? nil : contact,
            hasOrderIdentifier: order != KeyedOrderEvent.none
        )
        if kind.impliedStatus == nil {
            event.total = total(row, of: columns)
            event.status = status(row, of: columns)
            event.date = date(row, of: columns)
            event.currency = currency(row, of: columns)
            event.items = items(row, of: columns)
        }
        return KeyedOrderEvent(order: order, event: event)
    }

    /// The code of a row's externalOrderId, or ``KeyedOrderEvent/none`` if that is missing or blank.
    func orderCode(_ row: Int, of columns: borrowing EventColumns) -> UInt32 {
        guard let values = columns.order else { return KeyedOrderEvent.none }
        switch values.valueClass(row) {
        case .digits: return UInt32(values.values[row])
        case .text: return isBlank(row, of: values) ? KeyedOrderEvent.none : UInt32(values.values[row])
        default: return KeyedOrderEvent.none
        }
    }

    private func total(_ row: Int, of columns: borrowing EventColumns) -> Given<OrderTotal> {
        guard let values = columns.total else { return .absent }
        switch values.valueClass(row) {
        case .absent, .null: return .absent
        case .number, .numberText:
            return .value(OrderTotal(mantissa: values.values[row], scale: UInt8(values.extras[row])))
        case .text, .digits, .plainText:
            guard let number = withText(row, of: values, DecimalText.number) ?? nil, let total = OrderTotal(number)
            else {
                return .unusable
            }
            return .value(total)
        default: return .unusable
        }
    }

    private mutating func status(_ row: Int, of columns: borrowing EventColumns) -> Given<OrderStatus> {
        guard let values = columns.status else { return .absent }
        switch values.valueClass(row) {
        case .absent, .null: return .absent
        case .text:
            let code = Int(values.values[row])
            if code < statusOfCode.count, let known = statusOfCode[code] { return known }
            let text = vocabulary.withText(Int64(code), column: values.column) { String(decoding: $0, as: UTF8.self) }
            let status: Given<OrderStatus> = OrderStatus(name: text).map { .value($0) } ?? .unusable
            while statusOfCode.count <= code { statusOfCode.append(nil) }
            statusOfCode[code] = status
            return status
        default: return .unusable
        }
    }

    private func date(_ row: Int, of columns: borrowing EventColumns) -> Given<WallClock> {
        guard let values = columns.date else { return .absent }
        switch values.valueClass(row) {
        case .absent, .null: return .absent
        case .time: return .value(WallClock(microseconds: values.values[row]))
        case .text, .plainText:
            guard let read = withText(row, of: values, { TimeText(trimming: $0) }), let time = read else {
                return .unusable
            }
            return .value(zone.wallClock(time))
        default: return .unusable
        }
    }

    private func currency(_ row: Int, of columns: borrowing EventColumns) -> UInt32 {
        guard let values = columns.currency else { return OrderEvent.noCurrency }
        switch values.valueClass(row) {
        case .absent, .null: return OrderEvent.noCurrency
        case .text where !isBlank(row, of: values), .digits: return UInt32(values.values[row])
        default: return OrderEvent.blankCurrency
        }
    }

    private func items(_ row: Int, of columns: borrowing EventColumns) -> OrderItemsState {
        guard let values = columns.items, values.valueClass(row).isLines, values.lines != nil else { return .usable }
        let range = PackedRange(values.values[row])
        for line in range.start..<range.start + range.count {
            if !isFilled(line, of: columns.itemIdentifiers) { return .lineWithoutIdentifier }
            if !isFilled(line, of: columns.itemQuantities) { return .lineWithoutQuantity }
        }
        return .usable
    }

    private func isFilled(_ row: Int, of values: ColumnBuffer?) -> Bool {
        guard let values else { return false }
        switch values.valueClass(row) {
        case .absent, .null: return false
        case .text, .plainText: return !isBlank(row, of: values)
        default: return true
        }
    }

    private func isBlank(_ row: Int, of values: ColumnBuffer) -> Bool {
        withText(row, of: values) { text in text.allSatisfy { $0 == 32 || (9...13).contains($0) } } ?? true
    }

    private func withText<Result>(
        _ row: Int,
        of values: ColumnBuffer,
        _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result? {
        switch values.classes[row] {
        case .plainText: values.withPlainText(row, body)
        case .text, .digits, .json: vocabulary.withText(values.values[row], column: values.column, body)
        default: nil
        }
    }
}
