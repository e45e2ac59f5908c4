internal import Columns
internal import Synchronization

/// The texts of one parameter, each with its code: the codes count up from 0 in order of first appearance.
///
/// Open addressing over hashes. Texts stay where they are until the dictionary goes, and tables that were outgrown until whoever
/// takes them knows that nobody looks at them (``OutgrownMemory``). So other threads may look texts up while one appends: what
/// they don't find yet they ask for again later. A look-up costs one hash and, on
/// a hit, one comparison of bytes. Texts that stand in the file are read when somebody needs one.
package final class TextDictionary: @unchecked Sendable {
    /// How many texts there are.
    package private(set) var count = 0
    /// How many of the texts stand in the file already.
    private(set) var savedCount = 0
    private let isPlain = Atomic(false)
    /// Where each text lies: its length in four bytes, and then its bytes; nil for one that was not read from the file yet.
    private let places = Atomic<UnsafeMutablePointer<UnsafeRawPointer?>?>(nil)
    private var placeCapacity = 0
    /// The table for look-ups by text: its first slot is none but has the number of the others, less one, as its key.
    private let table = Atomic<UnsafeMutablePointer<TextSlot>?>(nil)
    private var texts = TextMemory()
    /// Lists and tables that became too small; another thread may still look at them.
    private var outgrown: [UnsafeMutableRawPointer] = []
    /// The texts that stand in the file, until all of them are laid down.
    private var savedPages = SavedPages()
    /// The texts of the pages, where they stay out of memory.
    private var onDisk: TextsOnDisk?
    /// The texts that were looked for among those in the file, while these stay there; other threads know nothing of it.
    private var searched: SearchedTexts?
    private var uses = 0
    private var firstOwnCode = 0

    init() {}

    /// Makes a dictionary of texts that stand in the file.
    ///
    /// - Parameter pages: In the order of their codes, without gaps from code 0 on.
    init(savedPages pages: [SavedPage]) {
        savedPages = SavedPages(pages)
        count = savedPages.count
        savedCount = count
        firstOwnCode = count
    }

    deinit {
        for block in outgrown { block.deallocate() }
        places.load(ordering: .relaxed)?.deallocate()
        table.load(ordering: .relaxed)?.deallocate()
    }

    // MARK: Looking up

    /// The code of a text, a new one if it has none yet.
    func code(of text: UnsafeRawBufferPointer, hash: UInt64) -> UInt32 {
        readIntoMemory()
        growTableIfFull()
        guard let table = table.load(ordering: .relaxed) else { return 0 }
        let wanted = WantedText(text, hash: hash)
        let slots = table + 1
        let mask = Int(truncatingIfNeeded: table.pointee.key)
        var slot = Int(truncatingIfNeeded: wanted.tag) & mask
        while slots[slot].key != TextSlot.free {
            if let code = UnsafePointer(slots + slot).code(of: wanted) { return code }
            slot = (slot &+ 1) & mask
        }
        let code = UInt32(count)
        slots[slot].content = Self.content(of: wanted, at: append(text))
        // Published after the text that it stands for.
        atomicMemoryFence(ordering: .releasing)
        slots[slot].key = wanted.tag << TextSlot.codeBits | UInt64(code)
        return code
    }

    /// The codes of all texts of another dictionary, in the order of theirs; new ones of those that it does not have yet.
    ///
    /// The slots of some texts are asked for before the first of them is looked at: the table is larger than the caches.
    func codes(ofAll others: TextDictionary) -> [UInt32] {
        if let codes = searchedCodes(ofAll: others) { return codes }
        return [UInt32](unsafeUninitializedCapacity: others.count) { codes, count in
            withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Self.askedTogether) { hashes in
                while count < others.count {
                    let together = count..<min(count + Self.askedTogether, others.count)
                    for other in together {
                        others.withText(UInt32(other)) { text in
                            let hash = TextHash.of(text)
                            hashes[other - together.lowerBound] = hash
                            _ = knownTexts?.askForSlot(of: WantedText(text, hash: hash))
                        }
                    }
                    for other in together {
                        let hash = hashes[other - together.lowerBound]
                        codes[other] = others.withText(UInt32(other)) { code(of: $0, hash: hash) }
                    }
                    count = together.upperBound
                }
            }
        }
    }

    private static let askedTogether = 32

    /// The code of a text, if the dictionary has it in its table; any thread may ask while one appends.
    func knownCode(of text: UnsafeRawBufferPointer, hash: UInt64) -> UInt32? {
        knownTexts?.code(of: WantedText(text, hash: hash))
    }

    /// The table as it is now, where any thread may look texts up while one appends; nil if there is none yet.
    ///
    /// It stays where it is as ``OutgrownMemory`` says, though a larger one may take its place.
    var knownTexts: TextTable? { table.load(ordering: .acquiring).map { TextTable($0) } }

    /// The code of a text, or nil.
    package func existingCode(of text: UnsafeRawBufferPointer) -> UInt32? {
        readTexts()
        guard table.load(ordering: .relaxed) != nil else { return scannedCode(of: text) }
        return knownCode(of: text, hash: TextHash.of(text))
    }

    /// Reads all texts that stand in the file, unless they stay out of memory.
    ///
    /// From then on any thread may ask for the text of a code.
    package func readTexts() {
        guard !savedPages.isEmpty, onDisk == nil else { return }
        if placeCapacity < count { growPlaces(to: count) }
        savedPages.forEachPage(of: 0..<savedPages.count) { layDown($1, of: $0) }
        (savedPages, searched) = (SavedPages(), nil)
    }

    /// Prepares for many look-ups by text: without that each of them goes through texts that were read from the file.
    package func indexTexts() {
        readIntoMemory()
        growTableIfFull()
    }

    /// The text of a code, valid during the call.
    @inline(__always)
    package func withText<Result>(_ code: UInt32, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result
    {
        guard savedPages.isEmpty else { return try withSavedText(Int(code), body) }
        return try body(bytes(of: code))
    }

    /// Calls with the texts of codes that follow each other, in their order; each is valid during the call.
    package func forEachText(_ codes: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Void) {
        if let onDisk { return onDisk.forEachText(codes, body) }
        // A copy, since whoever is called may ask for single texts.
        let savedPages = savedPages
        savedPages.forEachText(codes, body)
        for code in codes.clamped(to: firstCodeInMemory..<max(firstCodeInMemory, codes.upperBound)) {
            body(bytes(of: UInt32(code)))
        }
    }

    /// A single text of those in the file: only its page is read, and nothing is made for the others.
    private func withSavedText<Result>(
        _ code: Int,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        if code >= firstOwnCode { return try body(bytes(of: UInt32(code))) }
        if let onDisk { return try onDisk.withText(code, body) }
        guard let (texts, place) = savedPages.page(of: code) else {
            return try body(UnsafeRawBufferPointer(start: nil, count: 0))
        }
        return try texts.withBytes(at: place, body)
    }

    /// The text of a code.
    package func text(_ code: UInt32) -> String {
        withText(code) { String(decoding: $0, as: UTF8.self) }
    }

    private func scannedCode(of text: UnsafeRawBufferPointer) -> UInt32? {
        var (code, found): (UInt32, UInt32?) = (0, nil)
        forEachText(0..<count) { bytes in
            if found == nil, bytes.hasSameBytes(as: text) { found = code }
            code += 1
        }
        return found
    }

    @inline(__always)
    private func bytes(of code: UInt32) -> UnsafeRawBufferPointer {
        guard let place = places.load(ordering: .relaxed)?[Int(code)] else {
            return UnsafeRawBufferPointer(start: nil, count: 0)
        }
        return TextMemory.bytes(at: place)
    }

    /// What a slot holds of a text that lies in memory.
    @inline(__always)
    private static func content(of text: WantedText, at place: UnsafeRawPointer) -> UInt64 {
        text.isShort ? text.content : UInt64(UInt(bitPattern: place))
    }

    // MARK: Looking up without reading all texts

    /// Whether there are texts that were not read from the file.
    var hasUnreadTexts: Bool { !savedPages.isEmpty }

    /// The codes of all texts of some dictionaries are going to be asked for: looks for them among the texts in the file, which are
    /// read once and stay there.
    ///
    /// That takes a small part of the time and memory of reading all texts for ``codes(ofAll:)``, and has to be done for each few:
    /// after some times all are read.
    func search(for others: [TextDictionary]) {
        guard hasUnreadTexts, onDisk == nil else { return }
        let searched = searched ?? SearchedTexts()
        self.searched = searched
        if !searched.search(for: others, among: self, 0..<firstOwnCode) { readTexts() }
    }

    /// The codes of all texts of another dictionary, new ones of those that are not in the file; nil unless they were looked for.
    private func searchedCodes(ofAll others: TextDictionary) -> [UInt32]? {
        guard let searched else { return nil }
        var codes: [UInt32] = []
        codes.reserveCapacity(others.count)
        for other in 0..<UInt32(others.count) {
            let code = others.withText(other) { text in
                searched.code(of: text) {
                    append(text)
                    return UInt32(count - 1)
                }
            }
            guard let code else { return nil }
            codes.append(code)
        }
        return codes
    }

    /// The lowest code whose text may lie in memory.
    private var firstCodeInMemory: Int { hasUnreadTexts ? firstOwnCode : 0 }

    // MARK: Saving

    /// Notes that all texts stand in the file.
    func markSaved() { savedCount = count }

    // MARK: Texts that hardly ever repeat

    /// Notes that so many values had their texts looked up.
    func noteUses(_ added: Int) { uses += added }

    /// Whether the texts stand in the chunks from now on, since they hardly ever repeat.
    var keepsPlainTexts: Bool {
        get { isPlain.load(ordering: .relaxed) }
        set { isPlain.store(newValue, ordering: .relaxed) }
    }

    /// Whether most texts since opening were new ones, and more than so many.
    func isMostlyDistinct(from fewest: Int) -> Bool {
        let new = count - firstOwnCode
        return new > fewest && new * 2 > uses
    }

    // MARK: Memory

    /// Lets go of all texts; the memory is used again.
    ///
    /// Nobody else may be looking at the dictionary.
    func removeAll() {
        guard count > 0 else { return }
        count = 0
        texts.removeAll()
        for block in takeOutgrown() { block.deallocate() }
        guard let table = table.load(ordering: .relaxed) else { return }
        (table + 1).update(repeating: TextSlot(key: TextSlot.free, content: 0), count: Int(table.pointee.key) + 1)
    }

    /// Hands over the lists and tables that became too small; whoever takes them frees them when nobody looks at them any more.
    func takeOutgrown() -> [UnsafeMutableRawPointer] {
        defer { outgrown = [] }
        return outgrown
    }

    // MARK: Texts that nobody has any more

    /// What stands in the file in the place of a text that was dropped: no UTF-8, and so no text that is ever looked up.
    static let dropped: [UInt8] = [0xFF]

    /// Whether bytes stand in the place of a text that was dropped.
    package static func isDropped(_ text: UnsafeRawBufferPointer) -> Bool { text.count == 1 && text[0] == dropped[0] }

    // MARK: Texts that stay out of memory

    /// How many bytes of memory the texts take once they are read; nil if one was asked for already.
    var byteCountToRead: Int? {
        guard placeCapacity == 0, onDisk == nil else { return nil }
        return savedPages.byteCount + savedPages.count * Self.bytesBesideText
    }

    /// Where it lies, and its length before it.
    private static let bytesBesideText = 12

    /// Keeps the texts out of memory from now on, in a temporary file, unless all of them were read already.
    ///
    /// Where the system has no room for the file they come into memory as ever. Nobody else may be looking at the dictionary.
    func keepOnDisk() {
        guard placeCapacity == 0, onDisk == nil, hasUnreadTexts else { return }
        onDisk = TextsOnDisk { savedPages.forEachText(0..<count, $0) }
        savedPages.letGo()
    }

    /// Whether a text that is kept on disk could not be read.
    var hasLostTexts: Bool { onDisk?.hasFailed ?? false }

    /// Brings back what is kept on disk, and reads all else.
    private func readIntoMemory() {
        onDisk = nil
        readTexts()
    }

    /// Takes in a page of texts; what is damaged has been told of, and the codes stay what they are.
    private func layDown(_ saved: SavedTexts, of codes: Range<Int>) {
        guard let places = places.load(ordering: .relaxed) else { return }
        for code in codes { places[code] = saved.withBytes(at: code - codes.lowerBound) { texts.copy($0) } }
    }

    @discardableResult
    private func append(_ text: UnsafeRawBufferPointer) -> UnsafeRawPointer {
        if count >= placeCapacity { growPlaces(to: count + max(16, count - firstCodeInMemory)) }
        let place = texts.copy(text)
        places.load(ordering: .relaxed)?[count] = place
        count &+= 1
        return place
    }

    private func growPlaces(to capacity: Int) {
        let larger = UnsafeMutablePointer<UnsafeRawPointer?>.allocate(capacity: capacity)
        // What lies before is written when it is read, and memory that nobody writes takes none.
        let first = min(firstCodeInMemory, count)
        (larger + count).initialize(repeating: nil, count: capacity - count)
        if let old = places.load(ordering: .relaxed) {
            (larger + first).update(from: old + first, count: count - first)
            outgrown.append(UnsafeMutableRawPointer(old))
        }
        placeCapacity = capacity
        places.store(larger, ordering: .releasing)
    }

    private func growTableIfFull() {
        let old = table.load(ordering: .relaxed)
        let oldCount = old.map { Int($0.pointee.key) + 1 } ?? 0
        guard (count + 1) * 2 > oldCount else { return }
        var size = 32
        while size < (count + 1) * 2 { size *= 2 }
        let larger = KeptMemory.allocateTable(byteCount: (size + 1) * MemoryLayout<TextSlot>.stride)
            .bindMemory(to: TextSlot.self, capacity: size + 1)
        larger.initialize(to: TextSlot(key: UInt64(size - 1), content: 0))
        (larger + 1).initialize(repeating: TextSlot(key: TextSlot.free, content: 0), count: size)
        if let old {
            for slot in 1...oldCount where old[slot].key != TextSlot.free { Self.place(old[slot], in: larger) }
            outgrown.append(UnsafeMutableRawPointer(old))
        } else if let places = places.load(ordering: .relaxed) {
            // Texts that were read from the file have no place in the table until somebody looks one up.
            for code in 0..<count {
                guard let place = places[code] else { continue }
                let bytes = TextMemory.bytes(at: place)
                guard !Self.isDropped(bytes) else { continue }
                let text = WantedText(bytes, hash: TextHash.of(bytes))
                let content = Self.content(of: text, at: place)
                Self.place(TextSlot(key: text.tag << TextSlot.codeBits | UInt64(code), content: content), in: larger)
            }
        }
        table.store(larger, ordering: .releasing)
    }

    private static func place(_ entry: TextSlot, in table: UnsafeMutablePointer<TextSlot>) {
        let mask = Int(table.pointee.key)
        var slot = Int(truncatingIfNeeded: entry.key >> TextSlot.codeBits) & mask
        while table[slot + 1].key != TextSlot.free { slot = (slot + 1) & mask }
        table[slot + 1] = entry
    }
}
