internal import Columns

/// A group of order versions on its way from its bytes to lists.
///
/// The bytes are what ``OrderVersionEncoding`` writes. Versions that are not chosen are left out of every list.
struct OrderVersionGroup: @unchecked Sendable {
    // The bytes are only read.

    /// A list of which the last version of each order is at hand, not unpacked yet.
    struct LastList<Value: FixedWidthInteger & BitwiseCopyable> {
        fileprivate let lasts: WantedList<Value>
        fileprivate let list: OrderVersionHistory.LatestList

        fileprivate init(
            _ list: OrderVersionHistory.LatestList,
            _ streams: inout Streams
        ) throws(CorruptColumn) {
            self.list = list
            lasts = try streams.next()
        }
    }

    /// A list, if it was read.
    fileprivate struct WantedList<Value: FixedWidthInteger & BitwiseCopyable> {
        let known: IntegerStreamReader<Value>?

        /// The list; whoever asks for it has said so before.
        var reader: IntegerStreamReader<Value> {
            guard let known else { preconditionFailure("Lists are read that somebody said to ask for") }
            return known
        }
    }

    /// The streams of a group, one after another, so far as they were read.
    fileprivate struct Streams {
        let bytes: UnsafeRawBufferPointer
        let read: (lists: OrderVersionLists, places: OrderVersionListPlaces)?
        let orders: Int
        private var offset = 0
        private var list = 0

        init(
            _ bytes: UnsafeRawBufferPointer,
            _ read: (lists: OrderVersionLists, places: OrderVersionListPlaces)?,
            orders: Int
        ) {
            (self.bytes, self.read, self.orders) = (bytes, read, orders)
        }

        mutating func next<Value>() throws(CorruptColumn) -> WantedList<Value> {
            defer { list += 1 }
            if let read {
                guard read.lists.contains(OrderVersionLists(list: list)) else { return WantedList(known: nil) }
                offset = read.places.range(of: list).lowerBound
            }
            return WantedList(known: try IntegerStreamReader(bytes: bytes, at: &offset, expecting: orders))
        }
    }

    /// Which versions the lists have.
    private enum Choice {
        /// The last version of each of these orders of the group; nil for all of them.
        case lasts(of: [UInt32]?)
        /// These versions, and which order of the group each belongs to.
        case versions([UInt32], orders: [UInt32], OrderVersionHistory)
    }

    let contacts: LastList<UInt32>
    let statuses: LastList<UInt8>
    let dates: LastList<Int64>
    let totalMantissas: LastList<Int64>
    let totalScales: LastList<UInt8>
    let currencies: LastList<UInt32>
    private let orders: WantedList<UInt32>
    private let orderCount: Int
    private let choice: Choice

    /// Reads a group; the bytes must outlive it.
    ///
    /// - Parameters:
    ///   - bytes: The latest.
    ///   - read: Which of its lists were read, and where they lie; nil if all were.
    ///   - orders: How many orders it has.
    ///   - dead: The orders of the group whose versions were replaced, which are not chosen; nil for none.
    ///   - history: What the orders were; nil to choose the last version of each.
    ///   - moment: The moment at which the chosen versions are valid; nil to choose the versions of all times.
    init(
        _ bytes: UnsafeRawBufferPointer,
        _ read: (lists: OrderVersionLists, places: OrderVersionListPlaces)?,
        orders count: Int,
        dead: Bitmap?,
        history: OrderVersionHistory?,
        validAt moment: Int64?
    ) throws(CorruptColumn) {
        var streams = Streams(bytes, read, orders: count)
        orderCount = count
        orders = try streams.next()
        contacts = try LastList(.contacts, &streams)
        statuses = try LastList(.statuses, &streams)
        dates = try LastList(.dates, &streams)
        totalMantissas = try LastList(.totalMantissas, &streams)
        totalScales = try LastList(.totalScales, &streams)
        currencies = try LastList(.currencies, &streams)
        guard let history else {
            choice = .lasts(of: dead.map { Self.living(of: $0) })
            return
        }
        let validFrom = moment == nil ? [] : history.starts(dates: dates.lasts.reader.decoded())
        choice = Self.choice(history, dead, validFrom, validAt: moment)
    }

    private static func living(of dead: Bitmap) -> [UInt32] {
        var living = dead
        living.formNot()
        return [UInt32](unsafeUninitializedCapacity: living.ones) { orders, count in
            living.forEachOne { order in
                orders[count] = UInt32(truncatingIfNeeded: order)
                count += 1
            }
        }
    }

    private static func choice(
        _ history: OrderVersionHistory,
        _ dead: Bitmap?,
        _ validFrom: [Int64],
        validAt moment: Int64?
    ) -> Choice {
        var (versions, orders): ([UInt32], [UInt32]) = ([], [])
        var start = 0
        for order in history.lengths.indices {
            let end = start + Int(history.lengths[order])
            defer { start = end }
            guard dead?[order] != true else { continue }
            for version in start..<end {
                if let moment {
                    guard validFrom[version] <= moment else { break }
                    if version + 1 < end, validFrom[version + 1] <= moment { continue }
                }
                versions.append(UInt32(version))
                orders.append(UInt32(order))
            }
        }
        return .versions(versions, orders: orders, history)
    }

    /// How many versions the lists have.
    var count: Int {
        switch choice {
        case .lasts(let chosen): chosen?.count ?? orderCount
        case .versions(let versions, _, _): versions.count
        }
    }

    /// A range in which the values of a list lie, as far as it shows without decoding the list.
    func knownRange<Value>(of list: LastList<Value>) -> ClosedRange<Value>? {
        if case .versions(_, _, let history) = choice, !history.isTheSame(in: list.list) { return nil }
        return list.lasts.known?.knownRange
    }

    // MARK: Lists, written to memory that has room for ``count`` values

    /// Writes the order of each version.
    func decodeOrders(into target: UnsafeMutablePointer<UInt32>) { decodeByOrder(orders.reader, into: target) }

    /// Writes a list.
    func decode<Value>(_ list: LastList<Value>, into target: UnsafeMutablePointer<Value>) {
        if case .versions(let versions, _, let history) = choice, !history.isTheSame(in: list.list) {
            Self.gather(history.values(of: list.list, lasts: list.lasts.reader.decoded()), versions, into: target)
        } else {
            decodeByOrder(list.lasts.reader, into: target)
        }
    }

    /// The versions with a status, if it shows without writing the list.
    func bits(ofStatus status: UInt8) -> Bitmap? {
        guard case .lasts(nil) = choice else { return nil }
        return statuses.lasts.reader.bits(equalTo: status)
    }

    /// The contacts of some of the versions, if there is no need to write the list for them.
    func contacts(of wanted: Bitmap) -> [UInt32]? {
        guard case .lasts(nil) = choice else { return nil }
        return contacts.lasts.reader.decoded(where: wanted)
    }

    /// Writes from when on each version is valid.
    ///
    /// - Parameter history: That of the group.
    func decodeStarts(_ history: OrderVersionHistory, into target: UnsafeMutablePointer<Int64>) {
        pick(history.starts(dates: dates.lasts.reader.decoded()), history, into: target)
    }

    /// Writes where each version ends.
    func decodeEnds(_ history: OrderVersionHistory, into target: UnsafeMutablePointer<Int64>) {
        pick(history.ends(dates: dates.lasts.reader.decoded()), history, into: target)
    }

    /// Writes the event that made each version.
    func decodeEvents(_ history: OrderVersionHistory, into target: UnsafeMutablePointer<Int64>) {
        pick(history.eventNumbers(), history, into: target)
    }

    /// Writes the event that created each version's order.
    func decodeOrigins(_ history: OrderVersionHistory, into target: UnsafeMutablePointer<Int64>) {
        pick(history.originNumbers(), history, into: target)
    }

    /// Writes for each chosen version the value of its order.
    private func decodeByOrder<Value: FixedWidthInteger & BitwiseCopyable>(
        _ list: IntegerStreamReader<Value>,
        into target: UnsafeMutablePointer<Value>
    ) {
        switch choice {
        case .lasts(nil): list.decode(into: target)
        case .lasts(let chosen?): Self.gather(list.decoded(), chosen, into: target)
        case .versions(_, let orders, _): Self.gather(list.decoded(), orders, into: target)
        }
    }

    /// Writes the chosen ones of the values of all versions.
    private func pick(
        _ values: [Int64],
        _ history: OrderVersionHistory,
        into target: UnsafeMutablePointer<Int64>
    ) {
        switch choice {
        case .lasts(let chosen):
            var (place, end) = (0, 0)
            for order in history.lengths.indices {
                end += Int(history.lengths[order])
                if let chosen, place == chosen.count || chosen[place] != UInt32(order) { continue }
                target[place] = values[end - 1]
                place += 1
            }
        case .versions(let versions, _, _): Self.gather(values, versions, into: target)
        }
    }

    @inline(__always)
    private static func gather<Value: BitwiseCopyable>(
        _ values: [Value],
        _ chosen: [UInt32],
        into target: UnsafeMutablePointer<Value>
    ) {
        let (values, chosen) = (values.span, chosen.span)
        for place in chosen.indices { target[place] = values[Int(chosen[place])] }
    }
}
