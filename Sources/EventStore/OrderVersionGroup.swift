internal import Columns

/// A group of order versions on its way from its bytes to lists.
///
/// The bytes are what ``OrderVersionEncoding`` writes. Versions that are not chosen are left out of every list.
struct OrderVersionGroup: @unchecked Sendable {
    // The bytes are only read.

    /// A list that is written from the last version of each order back, not unpacked yet.
    struct LastList<Value: FixedWidthInteger & BitwiseCopyable> {
        fileprivate let lasts: IntegerStreamReader<Value>
        fileprivate let differences: IntegerStreamReader<Int64>

        fileprivate init(
            _ bytes: UnsafeRawBufferPointer,
            _ offset: inout Int,
            orders: Int,
            versions: Int
        ) throws(CorruptColumn) {
            lasts = try IntegerStreamReader(bytes: bytes, at: &offset, expecting: orders)
            differences = try IntegerStreamReader(bytes: bytes, at: &offset, expecting: versions - orders)
        }

        /// Whether all versions of an order have the value of the last.
        fileprivate var isTheSameInAnOrder: Bool { differences.count == 0 || differences.constantValue == 0 }
    }

    /// Which versions the lists have.
    private enum Choice {
        /// The last version of each of these orders of the group; nil for all of them.
        case lasts(of: [UInt32]?)
        /// These versions, and which order of the group each belongs to.
        case versions([UInt32], orders: [UInt32])
    }

    let contacts: LastList<UInt32>
    let statuses: LastList<UInt8>
    let dates: LastList<Int64>
    let totalMantissas: LastList<Int64>
    let totalScales: LastList<UInt8>
    let currencies: LastList<UInt32>
    private let orders: IntegerStreamReader<UInt32>
    /// How many versions each order has.
    private let lengths: [UInt32]
    private let starts: LastList<Int64>
    private let events: LastList<Int64>
    private let origins: LastList<Int64>
    private let versionCount: Int
    private let choice: Choice

    /// Reads a group of so many versions; the bytes must outlive it.
    ///
    /// - Parameters:
    ///   - dead: The orders of the group whose versions were replaced, which are not chosen; nil for none.
    ///   - latest: When the last of the versions begins.
    ///   - moment: The moment at which the chosen versions are valid; nil to choose the versions of all times.
    init(
        _ bytes: UnsafeRawBufferPointer,
        versions: Int,
        dead: Bitmap?,
        latest: Int64,
        validAt moment: Int64?
    ) throws(CorruptColumn) {
        var offset = 0
        orders = try IntegerStreamReader(bytes: bytes, at: &offset)
        let count = orders.count
        let lengths = try ChunkDecoding.stream(UInt32.self, bytes, &offset, count: count)
        let sum = lengths.reduce(0) { $0 + Int($1) }
        guard sum == versions, !lengths.contains(0) else {
            throw CorruptColumn(.lengthsDisagree(expected: versions, found: sum), at: offset)
        }
        self.lengths = lengths
        contacts = try LastList(bytes, &offset, orders: count, versions: versions)
        statuses = try LastList(bytes, &offset, orders: count, versions: versions)
        dates = try LastList(bytes, &offset, orders: count, versions: versions)
        totalMantissas = try LastList(bytes, &offset, orders: count, versions: versions)
        totalScales = try LastList(bytes, &offset, orders: count, versions: versions)
        currencies = try LastList(bytes, &offset, orders: count, versions: versions)
        starts = try LastList(bytes, &offset, orders: count, versions: versions)
        events = try LastList(bytes, &offset, orders: count, versions: versions)
        origins = try LastList(bytes, &offset, orders: count, versions: versions)
        versionCount = versions
        if let moment, moment >= latest {
            choice = .lasts(of: dead.map { dead in (0..<UInt32(count)).filter { !dead[Int($0)] } })
            return
        }
        let validFrom = moment == nil ? [] : Self.fromFirst(starts, lengths, dates.lasts.decoded())
        choice = Self.choice(lengths, dead, validFrom, validAt: moment)
    }

    private static func choice(
        _ lengths: [UInt32],
        _ dead: Bitmap?,
        _ validFrom: [Int64],
        validAt moment: Int64?
    ) -> Choice {
        var (versions, orders): ([UInt32], [UInt32]) = ([], [])
        var start = 0
        for order in lengths.indices {
            let end = start + Int(lengths[order])
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
        return .versions(versions, orders: orders)
    }

    /// How many versions the lists have.
    var count: Int {
        switch choice {
        case .lasts(let chosen): chosen?.count ?? orders.count
        case .versions(let versions, _): versions.count
        }
    }

    // MARK: Lists, written to memory that has room for ``count`` values

    /// Writes the order of each version.
    func decodeOrders(into target: UnsafeMutablePointer<UInt32>) { decodeByOrder(orders, into: target) }

    /// Writes a list.
    func decode<Value>(_ list: LastList<Value>, into target: UnsafeMutablePointer<Value>) {
        if list.isTheSameInAnOrder { return decodeByOrder(list.lasts, into: target) }
        switch choice {
        case .lasts: decodeByOrder(list.lasts, into: target)
        case .versions(let versions, _): Self.gather(fromLast(list), versions, into: target)
        }
    }

    /// Writes from when on each version is valid.
    func decodeStarts(into target: UnsafeMutablePointer<Int64>) {
        pick(Self.fromFirst(starts, lengths, dates.lasts.decoded()), into: target)
    }

    /// Writes where each version ends: where the next one of its order begins, and the last one never.
    func decodeEnds(into target: UnsafeMutablePointer<Int64>) {
        var ends = Self.fromFirst(starts, lengths, dates.lasts.decoded())
        var start = 0
        for length in lengths where length > 0 {
            for version in start..<start + Int(length) - 1 { ends[version] = ends[version + 1] }
            start += Int(length)
            ends[start - 1] = .max
        }
        pick(ends, into: target)
    }

    /// Writes the event that made each version.
    func decodeEvents(into target: UnsafeMutablePointer<Int64>) {
        pick(Self.fromFirst(events, lengths, []), into: target)
    }

    /// Writes the event that created each version's order.
    func decodeOrigins(into target: UnsafeMutablePointer<Int64>) {
        pick(Self.fromFirst(origins, lengths, events.lasts.decoded()), into: target)
    }

    /// Writes for each chosen version the value of its order.
    private func decodeByOrder<Value: FixedWidthInteger & BitwiseCopyable>(
        _ list: IntegerStreamReader<Value>,
        into target: UnsafeMutablePointer<Value>
    ) {
        switch choice {
        case .lasts(nil): list.decode(into: target)
        case .lasts(let chosen?): Self.gather(list.decoded(), chosen, into: target)
        case .versions(_, let orders): Self.gather(list.decoded(), orders, into: target)
        }
    }

    /// Writes the chosen ones of the values of all versions.
    private func pick(_ values: [Int64], into target: UnsafeMutablePointer<Int64>) {
        switch choice {
        case .lasts(let chosen):
            var (place, end) = (0, 0)
            for order in lengths.indices {
                end += Int(lengths[order])
                if let chosen, place == chosen.count || chosen[place] != UInt32(order) { continue }
                target[place] = values[end - 1]
                place += 1
            }
        case .versions(let versions, _): Self.gather(values, versions, into: target)
        }
    }

    /// The values of all versions.
    private func fromLast<Value>(_ list: LastList<Value>) -> [Value] {
        let (lasts, differences) = (list.lasts.decoded(), list.differences.decoded())
        return [Value](unsafeUninitializedCapacity: versionCount) { values, initialized in
            var (end, endOfDifferences) = (0, 0)
            for order in lengths.indices {
                end += Int(lengths[order])
                endOfDifferences += Int(lengths[order]) - 1
                var value = lasts[order]
                values[end - 1] = value
                for back in 1..<max(1, Int(lengths[order])) {
                    value = value &+ Value(truncatingIfNeeded: differences[endOfDifferences - back])
                    values[end - 1 - back] = value
                }
            }
            initialized = versionCount
        }
    }

    /// The values of all versions of a list that is written from the first one on.
    ///
    /// - Parameter bases: What is added to the values of each order; empty for nothing.
    private static func fromFirst(_ list: LastList<Int64>, _ lengths: [UInt32], _ bases: [Int64]) -> [Int64] {
        let (firsts, differences) = (list.lasts.decoded(), list.differences.decoded())
        let count = firsts.count + differences.count
        return [Int64](unsafeUninitializedCapacity: count) { values, initialized in
            var (version, difference) = (0, 0)
            for order in lengths.indices {
                var value = bases.isEmpty ? firsts[order] : firsts[order] &+ bases[order]
                values[version] = value
                version += 1
                for _ in 1..<max(1, Int(lengths[order])) {
                    value = value &+ differences[difference]
                    values[version] = value
                    (version, difference) = (version + 1, difference + 1)
                }
            }
            initialized = count
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
