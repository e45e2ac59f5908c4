internal import Columns
internal import EventModel

/// Reads what ``ChunkEncoding`` wrote.
enum ChunkDecoding {
    /// Reads a column's chunk.
    ///
    /// - Parameter other: Gives another column of the same rows.
    /// - Throws: ``CorruptColumn`` if the bytes are not those of a chunk with this count of rows, and what `codes` throws.
    static func decode(
        _ bytes: UnsafeRawBufferPointer,
        column number: UInt32,
        rows: Int,
        other: (_ column: UInt32) throws -> ColumnBuffer
    ) throws -> ColumnBuffer {
        guard bytes.count >= 2 else { throw CorruptColumn(.endsEarly(needed: 2, available: bytes.count), at: 0) }
        let mask = ClassMask(UInt16(bytes[0]) | UInt16(bytes[1]) << 8)
        var offset = 2
        let column = ColumnBuffer(column: number)
        let classes = try stream(UInt8.self, bytes, &offset, count: rows)
        column.classes.reserveCapacity(rows)
        for code in classes {
            guard let valueClass = ValueClass(rawValue: code) else {
                throw CorruptColumn(.unknownEncoding(code: code), at: 2)
            }
            column.classes.append(valueClass)
        }
        column.values = Array(repeating: 0, count: rows)
        column.extras = Array(repeating: 0, count: rows)
        if mask.hasNumbers { try decodeNumbers(bytes, &offset, into: column) }
        if mask.hasCodes { try decodeCodes(bytes, &offset, mask, other, into: column) }
        if mask.contains(.time) { try decodeTimes(bytes, &offset, into: column) }
        if mask.contains(.plainText) { try decodePlainTexts(bytes, &offset, into: column) }
        if mask.hasLines { try decodeLines(bytes, &offset, into: column) }
        return column
    }

    private static func decodeNumbers(
        _ bytes: UnsafeRawBufferPointer,
        _ offset: inout Int,
        into column: ColumnBuffer
    ) throws(CorruptColumn) {
        guard offset < bytes.count else { throw CorruptColumn(.endsEarly(needed: 1, available: 0), at: offset) }
        let common = bytes[offset]
        offset += 1
        let count = column.classes.count { $0.isNumber }
        let mantissas = try stream(Int64.self, bytes, &offset, count: count)
        let scales = try stream(UInt8.self, bytes, &offset, count: count)
        var next = 0
        for row in column.classes.indices where column.classes[row].isNumber {
            let scale = scales[next]
            var mantissa = mantissas[next]
            if common != ChunkEncoding.ownScales, common > scale {
                guard common - scale <= 18 else {
                    throw CorruptColumn(.lengthsDisagree(expected: Int(common), found: Int(scale)), at: offset)
                }
                mantissa /= Int64(ExactDecimal.powersOfTen[Int(common - scale)])
            }
            column.values[row] = mantissa
            column.extras[row] = UInt16(scale)
            next += 1
        }
    }

    private static func decodeCodes(
        _ bytes: UnsafeRawBufferPointer,
        _ offset: inout Int,
        _ mask: ClassMask,
        _ other: (UInt32) throws -> ColumnBuffer,
        into column: ColumnBuffer
    ) throws {
        if mask.isReference { return try decodeReference(bytes, &offset, other, into: column) }
        let count = column.classes.count { $0.isCode }
        let codes = try stream(UInt32.self, bytes, &offset, count: count)
        var next = 0
        for row in column.classes.indices where column.classes[row].isCode {
            column.values[row] = Int64(codes[next])
            next += 1
        }
    }

    private static func decodeReference(
        _ bytes: UnsafeRawBufferPointer,
        _ offset: inout Int,
        _ other: (UInt32) throws -> ColumnBuffer,
        into column: ColumnBuffer
    ) throws {
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
        for (row, code) in zip(rows, codes) {
            guard code >= 0, code <= UInt32.max else {
                throw CorruptColumn(.lengthsDisagree(expected: rows.count, found: differences.count), at: start)
            }
            column.values[row] = code
        }
    }

    private static func decodeTimes(
        _ bytes: UnsafeRawBufferPointer,
        _ offset: inout Int,
        into column: ColumnBuffer
    ) throws(CorruptColumn) {
        let count = column.classes.count { $0 == .time }
        let times = try stream(Int64.self, bytes, &offset, count: count)
        let forms = try stream(UInt16.self, bytes, &offset, count: count)
        var next = 0
        for row in column.classes.indices where column.classes[row] == .time {
            column.values[row] = times[next]
            column.extras[row] = forms[next]
            next += 1
        }
    }

    private static func decodePlainTexts(
        _ bytes: UnsafeRawBufferPointer,
        _ offset: inout Int,
        into column: ColumnBuffer
    ) throws(CorruptColumn) {
        let texts = try TextStreamReader(bytes: bytes, at: &offset)
        let count = column.classes.count { $0 == .plainText }
        guard texts.count == count else {
            throw CorruptColumn(.lengthsDisagree(expected: count, found: texts.count), at: offset)
        }
        var next = 0
        for row in column.classes.indices where column.classes[row] == .plainText {
            let start = column.plainTexts.count
            texts.withBytes(at: next) { column.plainTexts.append(contentsOf: $0) }
            column.values[row] = PackedRange(start: start, count: column.plainTexts.count - start).packed
            next += 1
        }
    }

    private static func decodeLines(
        _ bytes: UnsafeRawBufferPointer,
        _ offset: inout Int,
        into column: ColumnBuffer
    ) throws(CorruptColumn) {
        let count = column.classes.count { $0.isLines }
        let counts = try stream(UInt32.self, bytes, &offset, count: count)
        let styles = try stream(UInt16.self, bytes, &offset, count: count)
        let originals = try stream(UInt32.self, bytes, &offset, count: styles.count { $0 == ListStyle.original })
        let lines = LineBuffer()
        column.lines = lines
        var (next, nextOriginal) = (0, 0)
        for row in column.classes.indices where column.classes[row].isLines {
            let range = PackedRange(start: lines.count, count: Int(counts[next]))
            column.values[row] = range.packed
            column.extras[row] = styles[next]
            if styles[next] == ListStyle.original {
                column.originals[row] = originals[nextOriginal]
                nextOriginal += 1
            }
            lines.count += range.count
            next += 1
        }
        lines.shapes = try stream(UInt32.self, bytes, &offset, count: lines.count)
    }

    /// Reads a whole stream of a known count.
    static func stream<T: FixedWidthInteger>(
        _ type: T.Type,
        _ bytes: UnsafeRawBufferPointer,
        _ offset: inout Int,
        count: Int
    ) throws(CorruptColumn) -> [T] {
        let start = offset
        let reader = try IntegerStreamReader<T>(bytes: bytes, at: &offset)
        guard reader.count == count else {
            throw CorruptColumn(.lengthsDisagree(expected: count, found: reader.count), at: start)
        }
        return reader.decoded()
    }
}
