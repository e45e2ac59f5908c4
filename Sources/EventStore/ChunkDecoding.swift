internal import Columns

/// Reads what ``ChunkEncoding`` wrote.
struct ChunkDecoding {
    /// What the values are wanted for.
    enum Purpose {
        /// To give the events again as they were.
        case events
        /// To evaluate conditions: numbers stay at the common scale of their chunk, what lists look like is left out, and values
        /// are unpacked from the bytes, which are kept, when somebody asks for them. What is found wrong then is noted.
        case evaluation(keeping: AllocatedBytes, Vocabulary.Damage)

        var isEvaluation: Bool {
            if case .evaluation = self { true } else { false }
        }
    }

    /// The bytes of the chunk.
    let bytes: UnsafeRawBufferPointer
    /// How far they were read.
    var offset: Int
    /// What was read.
    let column: ColumnBuffer
    private let mask: ClassMask
    /// The rows that are wanted.
    let range: Range<Int>
    let purpose: Purpose
    /// How many texts the column's dictionary has.
    let texts: Int
    /// How many shapes of lines there are.
    let lineShapes: Int
    let entry: ChunkEntry
    let address: ChunkAddress
    /// The class of every row of the chunk; empty if it is the same.
    private(set) var allClasses: [UInt8] = []
    /// How many rows the chunk has.
    var rows: Int { entry.rows }

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
