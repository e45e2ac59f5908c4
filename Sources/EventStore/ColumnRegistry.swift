/// What a column holds: a parameter of events, a field of a parameter's lines, or a top-level name beside the four.
package struct ColumnName: Hashable, Sendable {
    /// Where a column's values stand in an event.
    package enum Scope: Int, Sendable {
        /// The value of the parameter `name`.
        case parameter = 0
        /// The field `name` in the lines of the column `parent`.
        case lineField = 1
        /// The top-level member `name` of the event object.
        case member = 2
    }

    /// Where the values stand.
    package let scope: Scope
    /// The column whose lines have this field; 0 otherwise.
    package let parent: UInt32
    /// The name as it came.
    package let name: String
    /// 0 for the first value of that name in an event or line, 1 for the second, and so on.
    package let occurrence: Int
}

/// The numbers of all columns.
///
/// They are given in order of first appearance and shared by all event types.
struct ColumnRegistry {
    private(set) var names: [ColumnName] = []
    /// The dictionary that each column's codes belong to: the column of the first occurrence.
    private(set) var dictionaries: [UInt32] = []
    /// Whether texts always get a code, since identity or orders are looked up by it.
    private(set) var isCoded: [Bool] = []
    /// For each column a hash of its name and place, the same in every store.
    private(set) var stableHashes: [UInt64] = []
    private var slots: [Int32] = Array(repeating: -1, count: 64)
    private var hashes: [UInt64] = []
    private var utf8Names: [[UInt8]] = []

    /// The greatest occurrence of one name in one event that has a column of its own.
    static let greatestOccurrence = 7
    /// Of so many columns memory is kept for the next block or part; of more, others will hardly have the same.
    static let mostKept = 512

    var count: Int { names.count }

    /// The number of the column of a name; a new one if none has it yet.
    mutating func column(
        scope: ColumnName.Scope,
        parent: UInt32,
        name: UnsafeRawBufferPointer,
        occurrence: Int
    ) -> UInt32 {
        let hash = Self.hash(name, scope: scope, parent: parent, occurrence: occurrence)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if hashes[index] == hash, names[index].scope == scope, names[index].parent == parent,
                names[index].occurrence == occurrence, isNamed(UInt32(index), name)
            {
                return UInt32(index)
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        let text = String(decoding: name, as: UTF8.self)
        append(ColumnName(scope: scope, parent: parent, name: text, occurrence: occurrence), hash: hash)
        return UInt32(names.count - 1)
    }

    /// The number of the column of a name, if there is one.
    func existing(_ name: ColumnName) -> UInt32? {
        var text = name.name
        return text.withUTF8 { bytes in
            let bytes = UnsafeRawBufferPointer(bytes)
            let hash = Self.hash(bytes, scope: name.scope, parent: name.parent, occurrence: name.occurrence)
            var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
            while slots[slot] >= 0 {
                let index = Int(slots[slot])
                if hashes[index] == hash, names[index] == name { return UInt32(index) }
                slot = (slot + 1) & (slots.count - 1)
            }
            return nil
        }
    }

    /// Whether a column has a name of these bytes.
    @inline(__always)
    func isNamed(_ column: UInt32, _ name: UnsafeRawBufferPointer) -> Bool {
        utf8Names[Int(column)].withUnsafeBytes { $0.hasSameBytes(as: name) }
    }

    /// Whether a column is the key of events, the member `keyValue`.
    func isKey(_ column: Int) -> Bool { names[column].scope == .member && names[column].name == "keyValue" }

    /// Takes in a column read from the file; they come in the order of their numbers.
    mutating func append(_ name: ColumnName) {
        var text = name.name
        let hash = text.withUTF8 {
            Self.hash(UnsafeRawBufferPointer($0), scope: name.scope, parent: name.parent, occurrence: name.occurrence)
        }
        append(name, hash: hash)
    }

    private mutating func append(_ name: ColumnName, hash: UInt64) {
        if (names.count + 1) * 2 > slots.count { grow() }
        let index = UInt32(names.count)
        let first =
            name.occurrence == 0
            ? index
            : existing(ColumnName(scope: name.scope, parent: name.parent, name: name.name, occurrence: 0)) ?? index
        names.append(name)
        dictionaries.append(first)
        isCoded.append(name.scope == .parameter && CodedParameters.contains(name.name))
        hashes.append(hash)
        let parent = name.scope == .lineField ? stableHashes[Int(name.parent)] : 0
        var text = name.name
        let own = text.withUTF8 { TextHash.of(UnsafeRawBufferPointer($0)) }
        stableHashes.append(
            (own ^ parent) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(name.occurrence * 4 + name.scope.rawValue)
        )
        utf8Names.append(Array(name.name.utf8))
        place(Int32(index))
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        for index in names.indices { place(Int32(index)) }
    }

    private mutating func place(_ index: Int32) {
        var slot = Int(truncatingIfNeeded: hashes[Int(index)]) & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = index
    }

    private static func hash(
        _ name: UnsafeRawBufferPointer,
        scope: ColumnName.Scope,
        parent: UInt32,
        occurrence: Int
    ) -> UInt64 {
        TextHash.of(name) &+ (UInt64(parent) << 8 | UInt64(occurrence) << 2 | UInt64(scope.rawValue))
            &* 0x9E37_79B9_7F4A_7C15
    }
}
