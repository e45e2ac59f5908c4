package import EventModel

/// Versions of orders as columns: one entry a version in each list.
///
/// A version says what an order was from one of its events up to the next; the orders as of T are the versions with
/// `validFrom <= T < validTo` and `date <= T`. Times are microseconds on the store's clock.
package struct OrderVersions: Sendable {
    /// The order: the code of its externalOrderId in that parameter's dictionary.
    package var orders: [UInt32] = []
    /// The contact whose order it is.
    package var contacts: [UInt32] = []
    /// The time from which the version is valid.
    package var validFrom: [Int64] = []
    /// The time up to which it is valid, itself not in it; `Int64.max` while nothing follows.
    package var validTo: [Int64] = []
    /// The status, as ``OrderStatus`` numbers them.
    package var statuses: [UInt8] = []
    /// The total's digits.
    package var totalMantissas: [Int64] = []
    /// How many digits of the total stand after the point.
    package var totalScales: [UInt8] = []
    /// The order's own date.
    package var dates: [Int64] = []
    /// The code of the currency in the parameter's dictionary, or ``OrderEvent/noCurrency``.
    package var currencies: [UInt32] = []
    private var ownEvents: [Int64] = []
    private var ownOrigins: [Int64] = []
    /// Where events and origins come from, if the versions were read from the file.
    private let provenance: OrderProvenance?

    /// Makes an empty list, to append to.
    package init() { provenance = nil }

    /// Makes versions of which the other lists are filled next, and nothing is appended.
    init(provenance: OrderProvenance) { self.provenance = provenance }

    /// The number of the event that made each version.
    ///
    /// Few questions ask for these and the origins, so they are decoded then; keep the list rather than ask for it in a loop.
    package var events: [Int64] { provenance?.lists.events ?? ownEvents }

    /// The number of the event that created the order, for each version; see ``events``.
    package var origins: [Int64] { provenance?.lists.origins ?? ownOrigins }

    /// How many versions there are.
    package var count: Int { orders.count }

    /// Appends a version of an order.
    package mutating func append(order: UInt32, _ version: OrderVersion) {
        orders.append(order)
        contacts.append(version.contact)
        validFrom.append(version.validFrom.microseconds)
        validTo.append(version.validTo == .max ? .max : version.validTo.microseconds)
        statuses.append(version.status.rawValue)
        totalMantissas.append(version.total.mantissa)
        totalScales.append(version.total.scale)
        dates.append(version.date.microseconds)
        currencies.append(version.currency)
        ownEvents.append(version.number)
        ownOrigins.append(version.origin)
    }

    /// The versions of the given rows, in their order.
    func rows(_ rows: [Int32]) -> OrderVersions {
        func gathered<Value>(_ values: [Value]) -> [Value] { rows.map { values[Int($0)] } }
        var versions = OrderVersions()
        versions.orders = gathered(orders)
        versions.contacts = gathered(contacts)
        versions.validFrom = gathered(validFrom)
        versions.validTo = gathered(validTo)
        versions.statuses = gathered(statuses)
        versions.totalMantissas = gathered(totalMantissas)
        versions.totalScales = gathered(totalScales)
        versions.dates = gathered(dates)
        versions.currencies = gathered(currencies)
        versions.ownEvents = gathered(events)
        versions.ownOrigins = gathered(origins)
        return versions
    }

    /// A version as a value.
    package subscript(index: Int) -> OrderVersion {
        OrderVersion(
            contact: contacts[index],
            validFrom: WallClock(microseconds: validFrom[index]),
            validTo: validTo[index] == .max ? .max : WallClock(microseconds: validTo[index]),
            status: OrderStatus(rawValue: statuses[index]) ?? .initialized,
            total: OrderTotal(mantissa: totalMantissas[index], scale: totalScales[index]),
            date: WallClock(microseconds: dates[index]),
            currency: currencies[index],
            number: events[index],
            origin: origins[index]
        )
    }
}
