internal import EventModel
internal import Synchronization

/// The names that one thread has met while parsing, with numbers of its own, and what the store knows of them.
///
/// It lives as long as the thread parses, so that a name is looked at once. Numbers and codes become the store's when a
/// block is merged, in the order of the input; texts that the store has already get its codes at once.
final class BlockVocabulary: @unchecked Sendable {
    /// What reading a value needs to know of its column.
    struct Column {
        let name: UnsafeRawBufferPointer
        /// The same in every store; see ``ColumnRegistry/stableHashes``.
        let stableHash: UInt64
        /// The column whose dictionary its codes belong to.
        let dictionary: UInt32
        let isCoded: Bool
        var keepsPlainTexts = false
        /// What the store knew of its texts when the block was begun: to ask the dictionary itself at each text would have two
        /// cores pull its memory to and fro, since another thread appends.
        var known: TextTable?
    }

    private(set) var columns = PlainList<Column>()
    private(set) var typeHashes = PlainList<UInt64>()
    let eventTypes = TextDictionary()
    let eventShapes = TextDictionary()
    let lineShapes = TextDictionary()
    private var registry = ColumnRegistry()
    private var kinds: [OrderEventKind?] = []
    private var nameMemory = TextMemory()
    /// The texts of the block being parsed that the store does not know, by the column of the dictionary.
    private var newTexts: BlockTexts
    private var reported = Additions.Counts()
    /// The store's dictionaries by the thread's columns, as far as blocks have been merged.
    private let published = Mutex<[TextDictionary]>([])
    private var taken: [TextDictionary] = []

    init() {
        newTexts = BlockTexts()
    }

    /// Begins a block whose new texts go to `texts`.
    func begin(_ texts: BlockTexts) {
        newTexts = texts
        published.withLock { if $0.count > taken.count { taken.append(contentsOf: $0[taken.count...]) } }
        for column in 0..<taken.count {
            columns.start[column].known = taken[column].knownTexts
            columns.start[column].keepsPlainTexts = !columns[column].isCoded && taken[column].keepsPlainTexts
        }
    }

    /// What has been met for the first time since the last call.
    func takeAdditions() -> Additions {
        let additions = Additions(
            columns: Array(registry.names[reported.columns...]),
            dictionaries: Array(registry.dictionaries[reported.columns...]),
            eventTypes: Self.bytes(of: eventTypes, from: reported.eventTypes),
            eventShapes: Self.numbers(of: eventShapes, from: reported.eventShapes),
            lineShapes: Self.numbers(of: lineShapes, from: reported.lineShapes)
        )
        reported = Additions.Counts(
            columns: registry.count,
            eventTypes: eventTypes.count,
            eventShapes: eventShapes.count,
            lineShapes: lineShapes.count
        )
        return additions
    }

    /// Tells the thread the store's dictionaries of its next columns, from the thread that merges.
    func publish(_ dictionaries: [TextDictionary]) {
        published.withLock { $0 += dictionaries }
    }

    // MARK: Names

    /// The thread's number of a column, made if there is none.
    func column(
        scope: ColumnName.Scope,
        parent: UInt32 = 0,
        name: UnsafeRawBufferPointer,
        occurrence: Int = 0
    ) -> UInt32 {
        let number = registry.column(scope: scope, parent: parent, name: name, occurrence: occurrence)
        if Int(number) == columns.count {
            let place = nameMemory.copy(name)
            columns.append(
                Column(
                    name: UnsafeRawBufferPointer(start: place + 4, count: name.count),
                    stableHash: registry.stableHashes[Int(number)],
                    dictionary: registry.dictionaries[Int(number)],
                    isCoded: registry.isCoded[Int(number)]
                )
            )
        }
        return number
    }

    /// The thread's number of an event type.
    @inline(__always)
    func eventType(_ text: UnsafeRawBufferPointer) -> UInt32 {
        let hash = TextHash.of(text)
        let number = eventTypes.code(of: text, hash: hash)
        if Int(number) == typeHashes.count {
            typeHashes.append(hash)
            kinds.append(OrderEventKind(eventTypeKey: String(decoding: text, as: UTF8.self)))
        }
        return number
    }

    /// Whether events of a type build orders.
    func isOrderEvent(_ eventType: UInt32) -> Bool { kinds[Int(eventType)] != nil }

    // MARK: Texts

    /// The code of a text: the store's, or the complement of its place among the block's new texts.
    @inline(__always)
    func code(of text: UnsafeRawBufferPointer, hash: UInt64, column: UInt32) -> Int64 {
        let dictionary = columns[Int(column)].dictionary
        if let known = columns[Int(dictionary)].known?.code(of: WantedText(text, hash: hash)) { return Int64(known) }
        let new = Unmanaged.passUnretained(newTexts)._withUnsafeGuaranteedRef {
            $0.code(of: text, hash: hash, column: dictionary)
        }
        return ~Int64(new)
    }

    /// Adds a text to those of an event that have no code yet, and asks the memory for what its look-up will touch.
    ///
    /// The dictionaries are larger than the caches. So a text's slot is asked for as soon as the text is met, and what the slot
    /// points to some texts later, when the slot is there: all of it comes while the rest of the event is read.
    @inline(__always)
    func append(_ text: consuming EventRow.PendingText, to row: inout EventRow) {
        let dictionary = columns[Int(text.column)].dictionary
        let wanted = text.text
        text.slot = columns[Int(dictionary)].known?.askForSlot(of: wanted)
        let earlier = row.pendingTexts.count &- Self.textsUntilSlot
        if earlier >= 0 { row.pendingTexts[earlier].askForText() }
        row.pendingTexts.append(text)
    }

    /// While so many texts are met a slot comes from memory.
    private static let textsUntilSlot = 4

    /// Looks up the texts of an event that have no code yet.
    func lookUpTexts(of row: inout EventRow) {
        let (texts, count) = (row.pendingTexts.start, row.pendingTexts.count)
        for index in max(0, count &- Self.textsUntilSlot)..<count { texts[index].askForText() }
        for index in 0..<count {
            let pending = texts[index]
            if let code = pending.slot?.code(of: pending.text) {
                row.set(Int64(code), of: pending)
            } else {
                row.set(code(of: pending.text.bytes, hash: pending.text.hash, column: pending.column), of: pending)
            }
        }
        row.pendingTexts.truncate(to: 0)
    }

    /// Calls with the text of a code that ``code(of:hash:column:)`` gave in this block.
    func withText<Result>(_ code: Int64, column: UInt32, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let dictionary = columns[Int(column)].dictionary
        if code < 0 { return newTexts.dictionary(dictionary).withText(UInt32(truncatingIfNeeded: ~code), body) }
        return taken[Int(dictionary)].withText(UInt32(truncatingIfNeeded: code), body)
    }

    private static func bytes(of dictionary: TextDictionary, from first: Int) -> [[UInt8]] {
        (UInt32(first)..<UInt32(dictionary.count)).map { dictionary.withText($0) { Array($0) } }
    }

    private static func numbers(of dictionary: TextDictionary, from first: Int) -> [[UInt32]] {
        (UInt32(first)..<UInt32(dictionary.count)).map { code in
            dictionary.withText(code) { bytes in
                (0..<bytes.count / 4).map { bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self) }
            }
        }
    }
}

/// The texts of a block that the store did not know when the block was parsed, by the column of their dictionary.
final class BlockTexts {
    private(set) var dictionaries: [TextDictionary?] = []
    private var made = 0

    /// The code of a text in a dictionary, a new one if it has none yet.
    @inline(__always)
    func code(of text: UnsafeRawBufferPointer, hash: UInt64, column: UInt32) -> UInt32 {
        Unmanaged.passUnretained(dictionary(column))._withUnsafeGuaranteedRef { $0.code(of: text, hash: hash) }
    }

    @inline(__always)
    func dictionary(_ column: UInt32) -> TextDictionary {
        if Int(column) < dictionaries.count, let dictionary = dictionaries[Int(column)] { return dictionary }
        return add(column)
    }

    /// Lets go of all texts; the memory is used again, unless so many names had texts that others will hardly have the same.
    func removeAll() {
        if made > ColumnRegistry.mostKept {
            (dictionaries, made) = ([], 0)
        } else {
            for dictionary in dictionaries { dictionary?.removeAll() }
        }
    }

    private func add(_ column: UInt32) -> TextDictionary {
        while dictionaries.count <= Int(column) { dictionaries.append(nil) }
        let dictionary = TextDictionary()
        dictionaries[Int(column)] = dictionary
        made += 1
        return dictionary
    }
}

/// Names and shapes that a thread met for the first time in a block, in the order of their numbers.
struct Additions {
    var columns: [ColumnName] = []
    /// For each of the columns, the one whose dictionary its codes belong to.
    var dictionaries: [UInt32] = []
    var eventTypes: [[UInt8]] = []
    var eventShapes: [[UInt32]] = []
    var lineShapes: [[UInt32]] = []

    /// How many there are of each.
    struct Counts {
        var columns = 0
        var eventTypes = 0
        var eventShapes = 0
        var lineShapes = 0
    }
}
