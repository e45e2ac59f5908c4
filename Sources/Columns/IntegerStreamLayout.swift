/// The parsed structure of an integer stream, whatever the type of its integers (see `IntegerStream` for the bytes).
@usableFromInline package struct IntegerStreamLayout {
    /// How the stream holds its integers.
    @usableFromInline package let encoding: StreamEncoding
    /// The number of integers.
    @usableFromInline package let count: Int
    /// The packed values, the dictionary's positions, or the constant as packed integers of no bits.
    @usableFromInline package private(set) var packed: PackedIntegers
    /// The blocks of a delta stream.
    @usableFromInline package private(set) var delta = DeltaIntegers()
    /// The values of the runs, or of the exceptions, or the dictionary with an entry for every position that its bit width allows.
    @usableFromInline package private(set) var entries: [Int64] = []
    /// The index behind each run, or that of each exception.
    @usableFromInline package private(set) var ends: [UInt32] = []
    /// The one stream inside a patched one, in which the exceptions are not.
    @usableFromInline package private(set) var near: [Self] = []

    /// Parses the stream that starts at `offset`, checks that all its parts lie inside, and moves the offset behind it.
    @usableFromInline package init(
        bytes: UnsafeRawBufferPointer,
        at offset: inout Int,
        readingAs type: IntegerType
    ) throws(CorruptColumn) {
        try self.init(bytes: bytes, at: &offset, readingAs: type, codesBelow: UInt8(StreamEncoding.allCases.count))
    }

    private init(
        bytes: UnsafeRawBufferPointer,
        at offset: inout Int,
        readingAs type: IntegerType,
        codesBelow limit: UInt8
    ) throws(CorruptColumn) {
        let start = offset
        var cursor = ByteCursor(bytes: bytes, offset: offset)
        let head = try cursor.read(UInt8.self)
        guard let encoding = StreamEncoding(rawValue: head & 15), encoding.rawValue < limit else {
            throw CorruptColumn(.unknownEncoding(code: head & 15), at: start)
        }
        guard let stored = IntegerType(code: head >> 4), type.holds(stored) else {
            throw CorruptColumn(.wrongIntegerType(code: head >> 4), at: start)
        }
        self.encoding = encoding
        count = try cursor.readCount(limit: IntegerStream.greatestCount)
        packed = PackedIntegers(repeating: 0, count: count)
        let end = try cursor.readEnd()
        var inner = ByteCursor(bytes: UnsafeRawBufferPointer(rebasing: bytes[..<end]), offset: cursor.offset)
        try readPayload(&inner, type: stored)
        try inner.finish()
        offset = end
    }

    private mutating func readPayload(_ cursor: inout ByteCursor, type: IntegerType) throws(CorruptColumn) {
        if count == 0 {
            guard encoding == .constant else {
                throw CorruptColumn(.unknownEncoding(code: encoding.rawValue), at: cursor.offset)
            }
            return
        }
        switch encoding {
        case .constant:
            packed = PackedIntegers(
                repeating: UInt64(bitPattern: try cursor.readSignedVariableLength()),
                count: count
            )
        case .packed: packed = try PackedIntegers(reading: &cursor, count: count)
        case .delta: delta = try DeltaIntegers(reading: &cursor, count: count)
        case .dictionary: try readDictionary(&cursor, type: type)
        case .runs: try readRuns(&cursor, type: type)
        case .patched: try readPatched(&cursor, type: type)
        }
    }

    private mutating func readDictionary(_ cursor: inout ByteCursor, type: IntegerType) throws(CorruptColumn) {
        // Nearly a double of them are appended at most; to grow for that would copy all.
        entries = try readEntries(&cursor, type: type) { 1 << BitWidth.needed(for: UInt64(max(1, $0) - 1)) }
        let start = cursor.offset
        packed = try PackedIntegers(readingFieldsOf: &cursor, base: 0, divisor: 1, count: count)
        guard packed.width == BitWidth.needed(for: UInt64(max(1, entries.count) - 1)), let last = entries.last else {
            throw CorruptColumn(.unknownBitWidth(packed.width), at: start)
        }
        let unused = (1 << packed.width) - entries.count
        entries.append(contentsOf: repeatElement(last, count: unused))
    }

    private mutating func readRuns(_ cursor: inout ByteCursor, type: IntegerType) throws(CorruptColumn) {
        let start = cursor.offset
        let lengths: [UInt32] = try readEntries(&cursor, type: IntegerType(UInt32.self))
        entries = try readEntries(&cursor, type: type)
        guard lengths.count == entries.count else {
            throw CorruptColumn(.lengthsDisagree(expected: lengths.count, found: entries.count), at: start)
        }
        // A run of nothing would leave the loop over runs without progress, so it counts as damage too.
        guard !lengths.contains(0) else { throw CorruptColumn(.lengthsDisagree(expected: count, found: 0), at: start) }
        ends = try RunningSum.ends(of: lengths, addingUpTo: count, at: start)
    }

    private mutating func readPatched(_ cursor: inout ByteCursor, type: IntegerType) throws(CorruptColumn) {
        let start = cursor.offset
        let inner = try readInner(&cursor, type: type)
        guard inner.count == count else {
            throw CorruptColumn(.lengthsDisagree(expected: count, found: inner.count), at: start)
        }
        near = [inner]
        let positionsStart = cursor.offset
        ends = try readEntries(&cursor, type: IntegerType(UInt32.self))
        // Whoever writes values to these places does not look again whether they are there.
        var least = 0
        for position in ends {
            guard position >= least, position < count else {
                throw CorruptColumn(.positionOutOfPlace(Int(position), allowed: least..<count), at: positionsStart)
            }
            least = Int(position) + 1
        }
        let valuesStart = cursor.offset
        entries = try readEntries(&cursor, type: type)
        guard entries.count == ends.count else {
            throw CorruptColumn(.lengthsDisagree(expected: ends.count, found: entries.count), at: valuesStart)
        }
    }

    /// Reads a stream inside this one, which has to be of an encoding with a smaller code.
    private func readInner(_ cursor: inout ByteCursor, type: IntegerType) throws(CorruptColumn) -> Self {
        let start = cursor.offset
        var offset = start
        let inner = try Self(bytes: cursor.bytes, at: &offset, readingAs: type, codesBelow: encoding.rawValue)
        _ = try cursor.take(offset - start)
        return inner
    }

    /// - Parameter room: For how many entries the list has room, given how many there are.
    private func readEntries<Entry: FixedWidthInteger>(
        _ cursor: inout ByteCursor,
        type: IntegerType,
        room: (Int) -> Int = { $0 }
    ) throws(CorruptColumn) -> [Entry] {
        let start = cursor.offset
        let inner = try readInner(&cursor, type: type)
        guard inner.count <= IntegerStream.greatestEntryCount else {
            throw CorruptColumn(
                .tooMany(count: UInt64(inner.count), limit: IntegerStream.greatestEntryCount),
                at: start
            )
        }
        return IntegerStreamReader<Entry>(layout: inner).decoded(room: room(inner.count))
    }

    /// The run that holds an index below `count`.
    @inlinable
    package func run(holding index: Int) -> Int {
        var low = 0
        var high = ends.count &- 1
        while low < high {
            let middle = (low &+ high) &>> 1
            if Int(ends[middle]) <= index { low = middle &+ 1 } else { high = middle }
        }
        return low
    }
}
