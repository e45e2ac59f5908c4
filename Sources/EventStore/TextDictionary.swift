internal import Synchronization

/// The texts of one parameter, each with its code: the codes count up from 0 in order of first appearance.
///
/// Open addressing over hashes. Texts and tables stay where they are until the dictionary goes, so other threads may
/// look texts up while one appends: what they don't find yet they ask for again later. A look-up costs one hash and, on
/// a hit, one comparison of bytes. Texts that stand in the file are read when somebody needs one.
package final class TextDictionary: @unchecked Sendable {
    /// How many texts there are.
    package private(set) var count = 0
    /// How many of the texts stand in the file already.
    private(set) var savedCount = 0
    private let isPlain = Atomic(false)
    /// Where each text lies: its length in four bytes, and then its bytes.
    private let places = Atomic<UnsafeMutablePointer<UnsafeRawPointer>?>(nil)
    private var placeCapacity = 0
    /// The table: the number of its slots less one, then the slots.
    ///
    /// A slot holds the upper half of a text's hash and its code, side by side, so that a look-up that misses touches
    /// one cache line. The upper half also gives the slot, so that a table grows without looking at the texts again.
    private let table = Atomic<UnsafeMutablePointer<UInt64>?>(nil)
    private var texts = TextMemory()
    /// Lists and tables that were too small; another thread may still look at them.
    private var outgrown: [UnsafeMutableRawPointer] = []
    /// Reads the saved texts from the file; nil once that has happened.
    private var readSaved: ((TextDictionary) -> Void)?
    private var uses = 0
    private var firstOwnCode = 0

    private static let free = UInt64.max

    init() {}

    /// Makes a dictionary of texts that stand in the file.
    ///
    /// - Parameters:
    ///   - savedCount: How many they are.
    ///   - readSaved: Appends them all, in the order of their codes, by ``appendSaved(_:ends:)``.
    init(savedCount: Int, readSaved: @escaping (TextDictionary) -> Void) {
        count = savedCount
        self.savedCount = savedCount
        firstOwnCode = savedCount
        self.readSaved = readSaved
    }

    deinit {
        for block in outgrown { block.deallocate() }
        places.load(ordering: .relaxed)?.deallocate()
        table.load(ordering: .relaxed)?.deallocate()
    }

    // MARK: Looking up

    /// The code of a text, a new one if it has none yet.
    func code(of text: UnsafeRawBufferPointer, hash: UInt64) -> UInt32 {
        readSavedTexts()
        growTableIfFull()
        guard let table = table.load(ordering: .relaxed) else { return 0 }
        let slots = table + 1
        let mask = Int(truncatingIfNeeded: table[0])
        var slot = Int(truncatingIfNeeded: hash >> 32) & mask
        while slots[slot] != Self.free {
            let code = UInt32(truncatingIfNeeded: slots[slot])
            if slots[slot] >> 32 == hash >> 32, equals(code, text) { return code }
            slot = (slot &+ 1) & mask
        }
        let code = UInt32(count)
        append(text)
        // Published after the text that it stands for.
        atomicMemoryFence(ordering: .releasing)
        slots[slot] = (hash & ~0xFFFF_FFFF) | UInt64(code)
        return code
    }

    /// The code of a text, if the dictionary has it in its table; any thread may ask while one appends.
    @inline(__always)
    func knownCode(of text: UnsafeRawBufferPointer, hash: UInt64) -> UInt32? {
        guard let table = table.load(ordering: .acquiring) else { return nil }
        let slots = table + 1
        let mask = Int(truncatingIfNeeded: table[0])
        var slot = Int(truncatingIfNeeded: hash >> 32) & mask
        while true {
            let entry = slots[slot]
            if entry == Self.free { return nil }
            if entry >> 32 == hash >> 32 {
                atomicMemoryFence(ordering: .acquiring)
                let code = UInt32(truncatingIfNeeded: entry)
                if equals(code, text) { return code }
            }
            slot = (slot &+ 1) & mask
        }
    }

    /// The code of a text, or nil.
    package func existingCode(of text: UnsafeRawBufferPointer) -> UInt32? {
        readSavedTexts()
        guard table.load(ordering: .relaxed) != nil else { return scannedCode(of: text) }
        return knownCode(of: text, hash: TextHash.of(text))
    }

    /// The text of a code, valid during the call.
    @inline(__always)
    package func withText<Result>(_ code: UInt32, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result
    {
        if readSaved != nil { readSavedTexts() }
        return try body(bytes(of: code))
    }

    /// The text of a code.
    package func text(_ code: UInt32) -> String {
        withText(code) { String(decoding: $0, as: UTF8.self) }
    }

    private func scannedCode(of text: UnsafeRawBufferPointer) -> UInt32? {
        for code in 0..<UInt32(count) where equals(code, text) { return code }
        return nil
    }

    @inline(__always)
    private func bytes(of code: UInt32) -> UnsafeRawBufferPointer {
        guard let places = places.load(ordering: .relaxed) else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        let place = places[Int(code)]
        return UnsafeRawBufferPointer(start: place + 4, count: Int(place.loadUnaligned(as: UInt32.self)))
    }

    @inline(__always)
    private func equals(_ code: UInt32, _ text: UnsafeRawBufferPointer) -> Bool {
        bytes(of: code).hasSameBytes(as: text)
    }

    // MARK: Saving

    /// Takes in a page of texts read from the file, in the order of their codes.
    ///
    /// - Parameters:
    ///   - page: The texts, one after another.
    ///   - ends: Where each of them ends.
    func appendSaved(_ page: UnsafeRawBufferPointer, ends: [UInt32]) {
        var start = 0
        for end in ends {
            append(UnsafeRawBufferPointer(rebasing: page[start..<Int(end)]))
            start = Int(end)
        }
    }

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

    /// Whether most texts since opening were new ones, after enough of them to tell.
    var isMostlyDistinct: Bool {
        let new = count - firstOwnCode
        return new > 32_768 && new * 2 > uses
    }

    // MARK: Memory

    /// Lets go of all texts; the memory is used again. Nobody else may be looking at the dictionary.
    func removeAll() {
        guard count > 0 else { return }
        count = 0
        texts.removeAll()
        guard let table = table.load(ordering: .relaxed) else { return }
        (table + 1).update(repeating: Self.free, count: Int(table[0]) + 1)
    }

    private func readSavedTexts() {
        guard let read = readSaved else { return }
        readSaved = nil
        let expected = count
        count = 0
        read(self)
        // What is damaged has been told of; the codes stay what they are.
        while count < expected { append(UnsafeRawBufferPointer(start: nil, count: 0)) }
    }

    private func append(_ text: UnsafeRawBufferPointer) {
        if count == placeCapacity { growPlaces() }
        if let places = places.load(ordering: .relaxed) { places[count] = texts.copy(text) }
        count &+= 1
    }

    private func growPlaces() {
        placeCapacity = max(64, placeCapacity * 2)
        let larger = UnsafeMutablePointer<UnsafeRawPointer>.allocate(capacity: placeCapacity)
        if let old = places.load(ordering: .relaxed) {
            larger.initialize(from: old, count: count)
            outgrown.append(UnsafeMutableRawPointer(old))
        }
        places.store(larger, ordering: .releasing)
    }

    private func growTableIfFull() {
        let old = table.load(ordering: .relaxed)
        let oldCount = old.map { Int($0[0]) + 1 } ?? 0
        guard (count + 1) * 2 > oldCount else { return }
        var size = 64
        while size < (count + 1) * 4 { size *= 2 }
        let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: size + 1)
        larger.initialize(to: UInt64(size - 1))
        (larger + 1).initialize(repeating: Self.free, count: size)
        if let old {
            for slot in 1...oldCount where old[slot] != Self.free { Self.place(old[slot], in: larger) }
            outgrown.append(UnsafeMutableRawPointer(old))
        } else {
            // Texts that were read from the file have no place in the table until somebody looks one up.
            for code in 0..<UInt32(count) {
                Self.place(TextHash.of(bytes(of: code)) & ~0xFFFF_FFFF | UInt64(code), in: larger)
            }
        }
        table.store(larger, ordering: .releasing)
    }

    private static func place(_ entry: UInt64, in table: UnsafeMutablePointer<UInt64>) {
        let mask = Int(table[0])
        var slot = Int(truncatingIfNeeded: entry >> 32) & mask
        while table[slot + 1] != free { slot = (slot + 1) & mask }
        table[slot + 1] = entry
    }
}
