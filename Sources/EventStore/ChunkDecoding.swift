internal import Columns
internal import EventModel

/// Reads what ``ChunkEncoding`` wrote.
struct ChunkDecoding {
    /// What the values are wanted for.
    enum Purpose {
        /// To give the events again as they were.
        case events
        /// To evaluate conditions: numbers stay at the common scale of their chunk, what lists look like is left out, and values
        /// are unpacked from the bytes, which are kept, when somebody asks for them. What is found wrong then is noted.
        case evaluation(keeping: AllocatedBytes, Vocabulary.Damage)

        fileprivate var isEvaluation: Bool {
            if case .evaluation = self { true } else { false }
        }
    }

    private let bytes: UnsafeRawBufferPointer
    private var offset: Int
    private let column: ColumnBuffer
    private let mask: ClassMask
    /// The rows that are wanted.
    private let range: Range<Int>
    private let purpose: Purpose
    /// How many texts the column's dictionary has.
    private let texts: Int
    /// How many shapes of lines there are.
    private let lineShapes: Int
    private let entry: ChunkEntry
    private let address: ChunkAddress
    /// The class of every row of the chunk; empty if it is the same.
    private var allClasses: [UInt8] = []
    private var rows: Int { entry.rows }

    /// Reads a column's chunk.
    ///
    /// - Parameters:
    ///   - entry: What the catalogue says of it.
    ///   - address: Where it stands.
    ///   - range: The rows that are wanted; the first of them is row 0 of the result. A chunk that refers to another column
    ///     gives all of its rows only.
    ///   - references: What there is for its codes to refer to.
    ///   - other: Gives another column of the same rows.
    /// - Throws: ``CorruptColumn`` if the bytes are not those of a chunk with this count of rows, or a value is a text that there
    ///   is not, and what `other` throws.
    static func decode(
        _ bytes: UnsafeRawBufferPointer,
        column number: UInt32,
        _ entry: ChunkEntry,
        at address: ChunkAddress,
        in range: Range<Int>? = nil,
        for purpose: Purpose = .events,
        references: EventReferences,
        other: (_ column: UInt32) throws -> ColumnBuffer
    ) throws -> ColumnBuffer {
        var decoding = try ChunkDecoding(
            bytes,
            column: number,
            entry,
            at: address,
            in: range ?? 0..<entry.rows,
            for: purpose,
            references: references
        )
        try decoding.run(other)
        return decoding.column
    }

    private init(
        _ bytes: UnsafeRawBufferPointer,
        column number: UInt32,
        _ entry: ChunkEntry,
        at address: ChunkAddress,
        in range: Range<Int>,
        for purpose: Purpose,
        references: EventReferences
    ) throws(CorruptColumn) {
        guard bytes.count >= 2 else { throw CorruptColumn(.endsEarly(needed: 2, available: bytes.count), at: 0) }
        self.bytes = bytes
        mask = ClassMask(UInt16(bytes[0]) | UInt16(bytes[1]) << 8)
        offset = 2
        column = ColumnBuffer(column: number)
        self.entry = entry
        self.address = address
        self.range = range
        self.purpose = purpose
        texts = references.texts(of: number)
        lineShapes = references.lineShapes
        let reader = try IntegerStreamReader<UInt8>(bytes: bytes, at: &offset, expecting: entry.rows)
        if let code = reader.constantValue {
            guard let valueClass = ValueClass(rawValue: code) else {
                throw CorruptColumn(.unknownEncoding(code: code), at: 2)
            }
            column.classes = Array(repeating: valueClass, count: range.count)
            column.commonClass = valueClass
        } else {
            allClasses = reader.decoded()
            column.classes.reserveCapacity(range.count)
            for code in allClasses[range] {
                guard let valueClass = ValueClass(rawValue: code) else {
                    throw CorruptColumn(.unknownEncoding(code: code), at: 2)
                }
                column.classes.append(valueClass)
            }
        }
    }

    private mutating func run(_ other: (UInt32) throws -> ColumnBuffer) throws {
        if mask.hasNumbers { try decodeNumbers() }
        if mask.hasCodes { try mask.isReference ? decodeReference(other) : decodeCodes() }
        if mask.contains(.time) { try decodeTimes() }
        if mask.contains(.plainText) { try decodePlainTexts() }
        if mask.hasLines { try decodeLines() }
        // Of rows without a payload no kind has made room.
        makeRoom()
        makeRoomForExtras()
    }

    // MARK: Places of the rows of some classes in the streams of their kind

    /// Where the values of the wanted rows lie in a stream that has one for each row of some classes.
    private struct Places {
        /// How many the stream has.
        let total: Int
        /// Those of the wanted rows.
        let wanted: Range<Int>
    }

    @inline(__always)
    private func places(_ isOfKind: (ValueClass) -> Bool) -> Places {
        if let common = column.commonClass {
            return isOfKind(common) ? Places(total: rows, wanted: range) : Places(total: 0, wanted: 0..<0)
        }
        func count(_ classes: ArraySlice<UInt8>) -> Int {
            classes.count { code in ValueClass(rawValue: code).map { isOfKind($0) } ?? false }
        }
        let before = count(allClasses[..<range.lowerBound])
        let wanted = column.classes.count { isOfKind($0) }
        return Places(
            total: before + wanted + count(allClasses[range.upperBound...]),
            wanted: before..<before + wanted
        )
    }

    /// Puts values in the rows of some classes.
    ///
    /// - Parameter texts: Of codes that nobody has held against it, how many texts there are.
    @inline(__always)
    private func put(
        _ reader: IntegerStreamReader<Int64>,
        at places: Places,
        codesOf texts: Int? = nil,
        _ isOfKind: (ValueClass) -> Bool
    ) {
        if isUnpackedLater(places), case .evaluation(let keeping, let damage) = purpose {
            let bound = texts.map { CodeBound(texts: $0, address: address, damage: damage) }
            column.take(
                ColumnBuffer.PackedValues(stream: reader, places: places.wanted, bytes: keeping, codes: bound)
            )
        } else {
            put(Self.decoded(reader, places.wanted), isOfKind)
        }
    }

    @inline(__always)
    private func put(_ values: [Int64], _ isOfKind: (ValueClass) -> Bool) {
        if values.count == range.count {
            column.values = values
            return
        }
        makeRoom()
        var next = 0
        for row in column.classes.indices where isOfKind(column.classes[row]) {
            column.values[row] = values[next]
            next += 1
        }
    }

    /// Puts extras in the rows of some classes.
    @inline(__always)
    private func put(extras reader: IntegerStreamReader<UInt16>, at places: Places, _ isOfKind: (ValueClass) -> Bool) {
        if places.wanted.count == range.count {
            column.extras = Self.decoded(reader, places.wanted)
            return
        }
        makeRoomForExtras()
        if reader.constantValue == 0 { return }
        let extras = Self.decoded(reader, places.wanted)
        var next = 0
        for row in column.classes.indices where isOfKind(column.classes[row]) {
            column.extras[row] = extras[next]
            next += 1
        }
    }

    private func makeRoom() {
        if column.lacksValues { column.values = Array(repeating: 0, count: range.count) }
    }

    private func makeRoomForExtras() {
        if column.extras.isEmpty { column.extras = Array(repeating: 0, count: range.count) }
    }

    private static func decoded<Value>(_ reader: IntegerStreamReader<Value>, _ range: Range<Int>) -> [Value] {
        [Value](unsafeUninitializedCapacity: range.count) { values, initialized in
            if let start = values.baseAddress { reader.decode(range, into: start) }
            initialized = range.count
        }
    }

    // MARK: Kinds of values

    private mutating func decodeNumbers() throws(CorruptColumn) {
        guard offset < bytes.count else { throw CorruptColumn(.endsEarly(needed: 1, available: 0), at: offset) }
        let common = bytes[offset]
        offset += 1
        let places = places { $0.isNumber }
        let mantissas = try IntegerStreamReader<Int64>(bytes: bytes, at: &offset, expecting: places.total)
        // Scales are written as bytes, and read as what extras are.
        let scales = try IntegerStreamReader<UInt16>(bytes: bytes, at: &offset, expecting: places.total)
        put(mantissas, at: places) { $0.isNumber }
        put(extras: scales, at: places) { $0.isNumber }
        let areAllNumbers = places.wanted.count == range.count
        if areAllNumbers { column.commonScale = scales.constantValue }
        guard common != ChunkEncoding.ownScales, scales.constantValue != UInt16(common) else { return }
        if purpose.isEvaluation, areAllNumbers {
            try check(leastScale: column.extras.min() ?? 0, common)
            (column.ownScales, column.commonScale) = (column.extras, UInt16(common))
            column.extras = Array(repeating: UInt16(common), count: range.count)
        } else {
            try takeDown(from: UInt16(common))
        }
    }

    /// Gives each number its own scale back.
    private func takeDown(from common: UInt16) throws(CorruptColumn) {
        for row in column.classes.indices where column.classes[row].isNumber && common > column.extras[row] {
            try check(leastScale: column.extras[row], UInt8(truncatingIfNeeded: common))
            column.values[row] /= Int64(ExactDecimal.powersOfTen[Int(common - column.extras[row])])
        }
    }

    /// Makes sure that what a number is divided by has 64 bits.
    private func check(leastScale scale: UInt16, _ common: UInt8) throws(CorruptColumn) {
        guard Int(common) - Int(scale) <= 18 else {
            throw CorruptColumn(.lengthsDisagree(expected: Int(common), found: Int(scale)), at: offset)
        }
    }

    private mutating func decodeCodes() throws(CorruptColumn) {
        let places = places { $0.isCode }
        let codes = try IntegerStreamReader<Int64>(bytes: bytes, at: &offset, expecting: places.total)
        if Self.areKnown(codes.knownRange, below: texts) { return put(codes, at: places) { $0.isCode } }
        if isUnpackedLater(places), entry.saysCodes(areBelow: texts) {
            return put(codes, at: places, codesOf: texts) { $0.isCode }
        }
        let wanted = Self.decoded(codes, places.wanted)
        guard CodeBound.areAll(wanted, below: texts) else {
            throw CorruptColumn(.textsMissing(known: texts), at: offset)
        }
        put(wanted) { $0.isCode }
    }

    /// Whether the values of a stream are unpacked when somebody asks for them.
    private func isUnpackedLater(_ places: Places) -> Bool {
        purpose.isEvaluation && places.wanted.count == range.count
    }

    private static func areKnown(_ range: ClosedRange<Int64>?, below texts: Int) -> Bool {
        range.map { $0.lowerBound >= 0 && $0.upperBound < texts } ?? false
    }

    private mutating func decodeReference(_ other: (UInt32) throws -> ColumnBuffer) throws {
        guard bytes.count - offset >= 4 else {
            throw CorruptColumn(.endsEarly(needed: 4, available: bytes.count - offset), at: offset)
        }
        let base = try other(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
        let rows = column.classes.indices.filter { column.classes[$0].isCode }
        let others = rows.compactMap { base.valueClass($0).isCode ? base.values[$0] : nil }
        guard others.count == rows.count else {
            throw CorruptColumn(.lengthsDisagree(expected: rows.count, found: others.count), at: offset)
        }
        offset += 4
        let start = offset
        let differences = try IntegerStreamReader<Int64>(bytes: bytes, at: &offset).decoded()
        guard let codes = CodeReferences.codes(others, adding: differences) else {
            throw CorruptColumn(.lengthsDisagree(expected: rows.count, found: differences.count), at: start)
        }
        makeRoom()
        for (row, code) in zip(rows, codes) {
            guard 0..<Int64(texts) ~= code else {
                throw CorruptColumn(.textsMissing(known: texts), at: start)
            }
            column.values[row] = code
        }
    }

    private mutating func decodeTimes() throws(CorruptColumn) {
        let places = places { $0 == .time }
        let times = try IntegerStreamReader<Int64>(bytes: bytes, at: &offset, expecting: places.total)
        let forms = try IntegerStreamReader<UInt16>(bytes: bytes, at: &offset, expecting: places.total)
        put(times, at: places) { $0 == .time }
        put(extras: forms, at: places) { $0 == .time }
    }

    private mutating func decodePlainTexts() throws(CorruptColumn) {
        let texts = try TextStreamReader(bytes: bytes, at: &offset)
        let places = places { $0 == .plainText }
        guard texts.count == places.total else {
            throw CorruptColumn(.lengthsDisagree(expected: places.total, found: texts.count), at: offset)
        }
        makeRoom()
        var next = places.wanted.lowerBound
        for row in column.classes.indices where column.classes[row] == .plainText {
            let start = column.plainTexts.count
            texts.withBytes(at: next) { column.plainTexts.append(contentsOf: $0) }
            column.values[row] = PackedRange(start: start, count: column.plainTexts.count - start).packed
            next += 1
        }
    }

    /// No chunk has more lines; what is kept of each of more would not fit into memory.
    private static let mostLines = 1 << 28

    private mutating func decodeLines() throws(CorruptColumn) {
        let places = places { $0.isLines }
        let counts = try Self.stream(UInt32.self, bytes, &offset, count: places.total)
        let allLines = counts.reduce(0) { $0 + Int($1) }
        guard allLines <= Self.mostLines, (counts.max() ?? 0) <= PackedRange.greatestCount else {
            throw CorruptColumn(.tooMany(count: UInt64(allLines), limit: Self.mostLines), at: offset)
        }
        let lines = LineBuffer()
        column.lines = lines
        lines.firstLine = counts[..<places.wanted.lowerBound].reduce(0) { $0 + Int($1) }
        if places.wanted.count == range.count {
            // Every row has a list, as nearly always.
            let counts = places.wanted.count == counts.count ? counts : Array(counts[places.wanted])
            lines.count = counts.reduce(0) { $0 + Int($1) }
            column.take(lineCounts: counts)
        } else {
            makeRoom()
            var next = places.wanted.lowerBound
            for row in column.classes.indices where column.classes[row].isLines {
                let range = PackedRange(start: lines.count, count: Int(counts[next]))
                column.values[row] = range.packed
                lines.count += range.count
                next += 1
            }
        }
        guard !purpose.isEvaluation else { return }
        try decodeLooks(of: lines, places, allLines: allLines)
    }

    /// How lists were written, and the shapes of their lines.
    private mutating func decodeLooks(
        of lines: LineBuffer,
        _ places: Places,
        allLines: Int
    ) throws(CorruptColumn) {
        let styles = try Self.stream(UInt16.self, bytes, &offset, count: places.total)
        let originals = try Self.stream(
            UInt32.self,
            bytes,
            &offset,
            count: styles.count { $0 == ListStyle.original }
        )
        if originals.contains(where: { $0 >= texts }) {
            throw CorruptColumn(.textsMissing(known: texts), at: offset)
        }
        makeRoomForExtras()
        var next = places.wanted.lowerBound
        var nextOriginal = styles[..<next].count { $0 == ListStyle.original }
        for row in column.classes.indices where column.classes[row].isLines {
            column.extras[row] = styles[next]
            if styles[next] == ListStyle.original {
                column.originals[row] = originals[nextOriginal]
                nextOriginal += 1
            }
            next += 1
        }
        let shapes = try IntegerStreamReader<UInt32>(bytes: bytes, at: &offset, expecting: allLines)
        lines.shapes = Self.decoded(shapes, lines.firstLine..<lines.firstLine + lines.count)
        guard lines.shapes.allSatisfy({ $0 < lineShapes }) else {
            throw CorruptColumn(.textsMissing(known: lineShapes), at: offset)
        }
    }

    /// The column that a chunk refers to.
    static func base(
        of bytes: UnsafeRawBufferPointer,
        _ entry: ChunkEntry,
        at address: ChunkAddress
    ) throws -> UInt32 {
        try entry.stored.withUnpacked(bytes, at: address.description) { bytes in
            var offset = 2
            _ = try IntegerStreamReader<UInt8>(bytes: bytes, at: &offset, expecting: entry.rows)
            if entry.classes.hasNumbers {
                offset += 1
                _ = try IntegerStreamReader<Int64>(bytes: bytes, at: &offset)
                _ = try IntegerStreamReader<UInt8>(bytes: bytes, at: &offset)
            }
            guard bytes.count - offset >= 4 else {
                throw CorruptColumn(.endsEarly(needed: 4, available: bytes.count - offset), at: offset)
            }
            return UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        }
    }

    /// Reads a whole stream of a known count.
    static func stream<T: FixedWidthInteger>(
        _ type: T.Type,
        _ bytes: UnsafeRawBufferPointer,
        _ offset: inout Int,
        count: Int
    ) throws(CorruptColumn) -> [T] {
        try IntegerStreamReader<T>(bytes: bytes, at: &offset, expecting: count).decoded()
    }
}
