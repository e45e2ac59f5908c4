import EventModel

/// What folding a list of events gives.
struct Folded {
    var versions: [OrderVersion] = []
    var ignored: [IgnoredOrderEvent] = []
    var reasons: [IgnoredReason] { ignored.map(\.reason) }

    init(_ events: [OrderEvent]) {
        events.withUnsafeBufferPointer { OrderFolding.fold($0, into: &versions, ignored: &ignored) }
    }
}

/// An order event; totals are in hundredths, and what is left out is not given.
func event(
    _ number: Int64,
    _ occurred: String,
    _ kind: OrderEventKind,
    contact: UInt32 = 1,
    total: Int64? = nil,
    status: OrderStatus? = nil,
    date: String? = nil,
    currency: UInt32 = OrderEvent.noCurrency
) -> OrderEvent {
    OrderEvent(
        number: number,
        occurred: at(occurred),
        kind: kind,
        contact: contact,
        total: total.map { .value(OrderTotal(mantissa: $0, scale: 2)) } ?? .absent,
        status: status.map { .value($0) } ?? .absent,
        date: date.map { .value(at($0)) } ?? .absent,
        currency: currency
    )
}

/// The time that `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm` says; the latest time for anything else, so that a slip shows.
func at(_ text: String) -> WallClock {
    let parts = text.split { "-T:".contains($0) }.compactMap { Int($0) }
    guard parts.count == 3 || parts.count == 5 else { return .latest }
    let (hour, minute) = parts.count == 5 ? (parts[3], parts[4]) : (0, 0)
    return WallClock(year: parts[0], month: parts[1], day: parts[2], hour: hour, minute: minute) ?? .latest
}
