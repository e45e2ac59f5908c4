internal import Columns

/// Groups of order versions, decoded list by list on all cores.
///
/// Add all groups, open them, and then ask for lists.
/// Whole groups one after the other would copy every list twice: into the group's and into that of all.
final class OrderVersionGroups: @unchecked Sendable {
    // Once opened nothing changes any more.

    private let moment: Int64?
    private let references: OrderReferences
    private let damage: Vocabulary.Damage
    private var added: [PackedOrderVersions] = []
    private var groups: [OrderVersionGroup] = []
    /// Where the versions of each group begin in the lists, and where those of the last one end.
    private var bounds = [0]

    /// Begins without groups.
    ///
    /// - Parameters:
    ///   - moment: The moment at which the wanted versions are valid, in microseconds; nil for the versions of all times.
    ///   - references: What there is for the versions to refer to.
    ///   - damage: Where it is noted that a version refers to something else.
    init(validAt moment: Int64?, among references: OrderReferences, damage: Vocabulary.Damage) {
        self.moment = moment
        self.references = references
        self.damage = damage
    }

    /// How many groups there are.
    var groupCount: Int { groups.count }

    /// How many versions of some groups were chosen.
    func count(of groups: Range<Int>) -> Int { bounds[groups.upperBound] - bounds[groups.lowerBound] }

    /// Adds a group.
    func add(_ group: PackedOrderVersions) { added.append(group) }

    /// Finds the versions of each group that the lists are to have.
    func open() throws(DamagedBytes) {
        for group in added {
            let opened = try group.opened(validAt: moment)
            groups.append(opened)
            bounds.append(bounds[bounds.count - 1] + opened.count)
        }
    }

    /// The range that the dates of the versions of some groups lie in, by the catalogue.
    func dates(of chosen: Range<Int>) -> ClosedRange<Int64>? {
        added[chosen].map(\.dates).reduce(nil) { known, next in
            guard let known else { return next }
            return min(known.lowerBound, next.lowerBound)...max(known.upperBound, next.upperBound)
        }
    }

    /// A range in which the values of a list lie in some groups, as far as it shows without decoding the list.
    func knownRange<Value>(
        of chosen: Range<Int>,
        _ range: (OrderVersionGroup) -> ClosedRange<Value>?
    ) -> ClosedRange<Value>? {
        var known: ClosedRange<Value>?
        for number in chosen where groups[number].count > 0 {
            guard let own = range(groups[number]) else { return nil }
            let before = known ?? own
            known = min(before.lowerBound, own.lowerBound)...max(before.upperBound, own.upperBound)
        }
        return known
    }

    /// A list of some groups: a body fills the part of one of them.
    func list<Value: BitwiseCopyable & SendableMetatype>(
        of chosen: Range<Int>,
        _ fill: @Sendable (OrderVersionGroup, UnsafeMutablePointer<Value>) -> Void
    ) -> [Value] {
        list(of: chosen) { number, target in fill(groups[number], target) }
    }

    /// A list of some groups that refers to something: whoever takes it may look up what it refers to, which is there.
    ///
    /// Where it is not, that is noted, and the list refers to something else.
    func list(
        of chosen: Range<Int>,
        referringTo referent: OrderReferences.Referent,
        _ list: @Sendable (OrderVersionGroup) -> OrderVersionGroup.LastList<UInt32>
    ) -> [UInt32] {
        self.list(of: chosen) { number, target in
            let group = groups[number]
            let list = list(group)
            group.decode(list, into: target)
            if let known = group.knownRange(of: list), references.areThere(known, referent) { return }
            check(UnsafeMutableBufferPointer(start: target, count: group.count), referent, ofGroup: number)
        }
    }

    /// The orders of some groups, each of which is there in the same way.
    func orders(of chosen: Range<Int>) -> [UInt32] {
        list(of: chosen) { number, target in
            groups[number].decodeOrders(into: target)
            check(UnsafeMutableBufferPointer(start: target, count: groups[number].count), .order, ofGroup: number)
        }
    }

    /// The contacts of some versions of one group, if there is no need to write the list for them.
    func contacts(of wanted: Bitmap, in chosen: Range<Int>) -> [UInt32]? {
        guard chosen.count == 1, var contacts = groups[chosen.lowerBound].contacts(of: wanted) else { return nil }
        contacts.withUnsafeMutableBufferPointer { check($0, .contact, ofGroup: chosen.lowerBound) }
        return contacts
    }

    /// The versions of one group with a status, if it shows without writing the list.
    func bits(ofStatus status: UInt8, in chosen: Range<Int>) -> Bitmap? {
        chosen.count == 1 ? groups[chosen.lowerBound].bits(ofStatus: status) : nil
    }

    private func check(
        _ values: UnsafeMutableBufferPointer<UInt32>,
        _ referent: OrderReferences.Referent,
        ofGroup number: Int
    ) {
        do {
            try references.check(values, referent, ofGroup: added[number].number)
        } catch {
            damage.note(error)
            references.replace(values, referent)
        }
    }

    /// A list of some groups that comes from their histories.
    ///
    /// The first to ask must be on the thread that may read the file.
    func list(
        of chosen: Range<Int>,
        _ fill: @Sendable (OrderVersionGroup, OrderVersionHistory, UnsafeMutablePointer<Int64>) -> Void
    ) -> [Int64] {
        let histories = chosen.map { added[$0].readHistory.value }
        return list(of: chosen) { number, target in
            if let history = histories[number - chosen.lowerBound] {
                fill(groups[number], history, target)
            } else {
                target.initialize(repeating: 0, count: groups[number].count)
            }
        }
    }

    private func list<Value: BitwiseCopyable & SendableMetatype>(
        of chosen: Range<Int>,
        _ fill: @Sendable (Int, UnsafeMutablePointer<Value>) -> Void
    ) -> [Value] {
        let count = count(of: chosen)
        return [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
            if let target = buffer.baseAddress {
                // Each group fills its own places, and nobody reads before all are done.
                nonisolated(unsafe) let target = target
                let start = bounds[chosen.lowerBound]
                _ = Concurrently.map(chosen.count) { index in
                    let number = chosen.lowerBound + index
                    fill(number, target + (bounds[number] - start))
                }
            }
            initialized = count
        }
    }
}
