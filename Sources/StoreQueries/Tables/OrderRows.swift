internal import CustomerAnalytics
internal import EventModel
internal import EventStore

/// Orders, or versions of orders, as rows.
final class OrderRows {
    /// Where each row stands in the versions.
    let rows: [UInt32]
    /// The versions of all orders.
    let versions: OrderVersions
    private let identifiers: TextDictionary?
    private let currencies: TextDictionary?
    private let contactCount: Int
    private let scratch = ScratchBytes()
    private lazy var byOrder = {
        identifiers?.indexTexts()
        return index(versions.orders, count: identifiers?.count ?? 0)
    }()
    private lazy var byContact = index(versions.contacts, count: contactCount)

    /// A column whose value a version has.
    enum Column: Int, CaseIterable {
        case id
        case contact
        case date
        case status
        case currency
        case total
        case totalText
        case createdEvent
        case lastEvent
        case validFrom
        case validTo

        var column: TableColumn {
            switch self {
            case .id: TableColumn("id", .text, "the externalOrderId", pushdown: .order)
            case .contact: TableColumn("contact", .integer, "whose it is, as in contacts", pushdown: .contact)
            case .date: TableColumn("date", .time, "the order's own date")
            case .status: TableColumn("status", .text, "the status, one of the vendor's five")
            case .currency: TableColumn("currency", .text, "the currency; NULL for none")
            case .total: TableColumn("total", .real, "the total as a number; sum, avg and total add it exactly")
            case .totalText: TableColumn("total_text", .text, "the total with its digits as they came")
            case .createdEvent: TableColumn("created_event", .integer, "the event that created it")
            case .lastEvent: TableColumn("last_event", .integer, "the event that made it what it is")
            case .validFrom: TableColumn("valid_from", .time, "when it became so")
            case .validTo: TableColumn("valid_to", .time, "when it became something else; NULL: it still is so")
            }
        }
    }

    init(_ book: OrderBook, rows: [UInt32], _ snapshot: StoreSnapshot) {
        versions = book.versions
        self.rows = rows
        identifiers = snapshot.parameterColumn(named: "externalOrderId").map(snapshot.dictionary)
        currencies = snapshot.parameterColumn(named: "currency").map(snapshot.dictionary)
        contactCount = snapshot.contacts.count
    }

    /// The numbers of the rows that may lie within bounds; nil: all.
    func narrowed(_ bounds: RowBounds) -> ArraySlice<UInt32>? {
        guard !bounds.isEmpty else { return [] }
        if let order = bounds.order {
            var order = order
            let byOrder = byOrder
            let code = order.withUTF8 { identifiers?.existingCode(of: UnsafeRawBufferPointer($0)) }
            return code.map { byOrder[Int($0)] } ?? []
        }
        guard let contact = bounds.contact else { return nil }
        return contact >= 0 && contact < contactCount ? byContact[Int(contact)] : []
    }

    func put(_ column: Column, of number: Int, into result: ResultSink) {
        let row = Int(rows[number])
        switch column {
        case .id: put(versions.orders[row], of: identifiers, into: result)
        case .contact: result.integer(Int64(versions.contacts[row]))
        case .date: result.time(versions.dates[row])
        case .status: result.text(OrderStatus(rawValue: versions.statuses[row])?.name ?? "")
        case .currency:
            if versions.currencies[row] == OrderEvent.noCurrency { return result.null() }
            put(versions.currencies[row], of: currencies, into: result)
        case .total:
            // Not by way of the whole version, for which every list would be read.
            result.real(OrderTotal(mantissa: versions.totalMantissas[row], scale: versions.totalScales[row]).real)
        case .totalText:
            scratch.put(into: result) {
                DecimalText.append(mantissa: versions.totalMantissas[row], scale: versions.totalScales[row], to: &$0)
            }
        case .createdEvent: result.integer(versions.origins[row])
        case .lastEvent: result.integer(versions.events[row])
        case .validFrom: result.time(versions.validFrom[row])
        case .validTo: versions.validTo[row] == .max ? result.null() : result.time(versions.validTo[row])
        }
    }

    private func put(_ code: UInt32, of dictionary: TextDictionary?, into result: ResultSink) {
        guard let dictionary else { return result.null() }
        dictionary.withText(code) { result.lastingText($0) }
    }

    /// For each number below `count` the rows whose key it is.
    private func index(_ keys: [UInt32], count: Int) -> GroupedNumbers {
        GroupedNumbers(rows.map { keys[Int($0)] }, count: count)
    }
}

extension OrderTotal {
    /// The number nearest to the total.
    var real: Double {
        guard mantissa.magnitude < 1 << 53, scale <= 18 else { return Double(decimal.description) ?? .nan }
        return Double(mantissa) / Double(ExactDecimal.powersOfTen[Int(scale)])
    }
}
