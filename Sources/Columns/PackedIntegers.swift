/// Integers in bit fields of equal width: the value of a field is base + divisor × field, modulo 2^64.
///
/// A *packing* in the file is: base (zigzag, variable), divisor (variable, at least 1), bit width (1 byte), fields.
/// Field `i` occupies the bits from `i × width` on, counted from the least significant bit of the first byte. Widths
/// of 58 to 63 are not used, so that one unaligned load of eight bytes always holds a whole field; nothing is padded
/// beyond the last byte.
@usableFromInline package struct PackedIntegers {
    /// The value of a field that is zero, as the bits of an Int64.
    @usableFromInline package let base: UInt64
    /// What one step of a field is worth.
    @usableFromInline package let divisor: UInt64
    /// The number of bits of a field: 0 to 57, or 64.
    @usableFromInline package let width: Int
    /// The number of fields.
    @usableFromInline package let count: Int
    /// The bytes that hold the fields, and no others.
    @usableFromInline package let fields: UnsafeRawBufferPointer
    /// The number of fields, from the first on, that an eight-byte load inside `fields` covers.
    @usableFromInline package let wholeLoads: Int

    /// Describes fields whose bytes have been checked to be as many as they need.
    init(base: UInt64, divisor: UInt64, width: Int, count: Int, fields: UnsafeRawBufferPointer) {
        self.base = base
        self.divisor = divisor
        self.width = width
        self.count = count
        self.fields = fields
        let covered = fields.count < 8 || width == 0 ? 0 : ((fields.count - 7) * 8 - 1) / width + 1
        wholeLoads = min(count, covered)
    }

    /// Reads a packing of `count` integers.
    init(reading cursor: inout ByteCursor, count: Int) throws(CorruptColumn) {
        let base = UInt64(bitPattern: try cursor.readSignedVariableLength())
        let divisor = try cursor.readVariableLength()
        try self.init(readingFieldsOf: &cursor, base: base, divisor: divisor, count: count)
    }

    /// Reads the bit width and the fields, base and divisor being known.
    init(
        readingFieldsOf cursor: inout ByteCursor,
        base: UInt64,
        divisor: UInt64,
        count: Int
    ) throws(CorruptColumn) {
        let start = cursor.offset
        let width = Int(try cursor.read(UInt8.self))
        guard width <= 57 || width == 64 else { throw CorruptColumn(.unknownBitWidth(width), at: start) }
        let fields = try cursor.take(Self.byteCount(count: count, width: width))
        self.init(base: base, divisor: divisor, width: width, count: count, fields: fields)
    }

    /// Makes a packing in which every value is the same.
    init(repeating value: UInt64, count: Int) {
        self.init(base: value, divisor: 1, width: 0, count: count, fields: UnsafeRawBufferPointer(start: nil, count: 0))
    }

    /// The number of bytes that fields of a width take.
    static func byteCount(count: Int, width: Int) -> Int {
        (count * width + 7) / 8
    }

    /// The lowest bits of a word that make up a field.
    @inlinable
    package var mask: UInt64 {
        width == 64 ? .max : (1 &<< UInt64(truncatingIfNeeded: width)) &- 1
    }

    /// The field at an index, which must be below `count`; this is checked by no more than the bounds of the bytes.
    @inlinable @inline(__always)
    package func field(at index: Int) -> UInt64 {
        if width == 0 { return 0 }
        let bit = index &* width
        let word =
            index < wholeLoads
            ? LittleEndian.load(fields, at: bit &>> 3, as: UInt64.self)
            : LittleEndian.loadAvailable(fields, at: bit &>> 3)
        return (word &>> UInt64(truncatingIfNeeded: bit & 7)) & mask
    }

    /// The value at an index, as the bits of an Int64.
    @inlinable @inline(__always)
    package subscript(index: Int) -> UInt64 {
        base &+ divisor &* field(at: index)
    }
}
