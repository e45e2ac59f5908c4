internal import Columns
internal import EventModel

/// A column of a row group as it lies in the file, with what its catalogue row says of it.
struct EncodedChunk {
    var bytes: [UInt8] = []
    /// Whether the bytes hold texts or codes, which may repeat themselves.
    var packing = StoredBytes.Packing.none
    /// One bit for each ``ValueClass`` that occurs.
    var classMask: UInt16 = 0
    /// The least and greatest payload, if all values that are there are numbers, codes or times alike.
    var bounds: ClosedRange<Int64>?
    /// The common scale of `bounds`, if they are numbers.
    var scale: Int?
    /// How many rows are absent or null.
    var nulls = 0
}

/// The bytes of one column chunk, in this order; a piece is there only if a class that needs it is.
///
/// 1. `UInt16` mask of the classes that occur, little-endian.
/// 2. Integer stream `UInt8`: the class of each row.
/// 3. Numbers: one byte, the common scale, or 255 if the mantissas keep a scale each; stream `Int64`: the mantissas
///    of the rows that are numbers, brought to the common scale; stream `UInt8`: the scale that each was written with.
/// 4. Codes (texts, nested JSON, digits): stream `UInt32`. If bit 15 of the mask is set, the number of another column that
///    has a code in each of these rows, `UInt32` little-endian, and stream `Int64`: what is to be added to each of the
///    other's codes in these rows, ascending, each code once.
/// 5. Times: stream `Int64`, microseconds; stream `UInt16`: their forms.
/// 6. Plain texts: a text stream.
/// 7. Lines: stream `UInt32`: lines of each row that is a list or object; stream `UInt16`: its style; stream `UInt32`:
///    codes of the original texts for the rows whose style says so; stream `UInt32`: the shape of each line.
///    The fields of the lines are chunks of their own.
enum ChunkEncoding {
    static let ownScales: UInt8 = 255

    /// Encodes the given rows of a column in the given order.
    ///
    /// - Parameter others: The codes of the columns of the same rows that are encoded already.
    static func encode(_ column: ColumnBuffer, rows: [Int32], beside others: inout CodeReferences) -> EncodedChunk {
        var chunk = EncodedChunk()
        let classes = column.classes.withUnsafeBufferPointer { classes in
            rows.map { row in
                let valueClass = classes[Int(row)].rawValue
                chunk.classMask |= 1 &<< UInt16(valueClass)
                return valueClass
            }
        }
        if ClassMask(chunk.classMask).hasNulls {
            chunk.nulls = classes.count { $0 == ValueClass.absent.rawValue || $0 == ValueClass.null.rawValue }
        }
        let codes = CodeStream(of: column, rows, chunk.classMask)
        let reference = others.reference(of: codes, column: column.column)
        if reference != nil { chunk.classMask |= ClassMask.reference }
        LittleEndian.append(chunk.classMask, to: &chunk.bytes)
        IntegerStream.append(classes, to: &chunk.bytes)
        encodeNumbers(column, rows, into: &chunk)
        encodeCodes(codes, reference, into: &chunk)
        encodeTimes(column, rows, into: &chunk)
        encodePlainTexts(column, rows, into: &chunk)
        encodeLines(column, rows, into: &chunk)
        if !ClassMask(chunk.classMask).holdsOneKind { (chunk.bounds, chunk.scale) = (nil, nil) }
        return chunk
    }

    private static func encodeNumbers(_ column: ColumnBuffer, _ rows: [Int32], into chunk: inout EncodedChunk) {
        guard ClassMask(chunk.classMask).hasNumbers else { return }
        var mantissas: [Int64] = []
        var scales: [UInt8] = []
        mantissas.reserveCapacity(rows.count)
        scales.reserveCapacity(rows.count)
        for row in rows where column.classes[Int(row)].isNumber {
            mantissas.append(column.values[Int(row)])
            scales.append(UInt8(truncatingIfNeeded: column.extras[Int(row)]))
        }
        let common = scales.max() ?? 0
        if rescale(&mantissas, scales, to: common) {
            chunk.bytes.append(common)
            chunk.scale = Int(common)
            chunk.bounds = mantissas.range
        } else {
            chunk.bytes.append(ownScales)
        }
        IntegerStream.append(mantissas, to: &chunk.bytes)
        IntegerStream.append(scales, to: &chunk.bytes)
    }

    /// Brings all mantissas to one scale, or none of them if one would not fit.
    private static func rescale(_ mantissas: inout [Int64], _ scales: [UInt8], to common: UInt8) -> Bool {
        guard scales.contains(where: { $0 != common }) else { return true }
        var scaled = mantissas
        for index in scaled.indices {
            let power = ExactDecimal.powersOfTen[Int(common - scales[index])]
            guard power <= Int64.max else { return false }
            let (product, overflow) = scaled[index].multipliedReportingOverflow(by: Int64(power))
            if overflow { return false }
            scaled[index] = product
        }
        mantissas = scaled
        return true
    }

    private static func encodeCodes(
        _ codes: CodeStream,
        _ reference: CodeReferences.Reference?,
        into chunk: inout EncodedChunk
    ) {
        guard ClassMask(chunk.classMask).hasCodes else { return }
        chunk.packing = .zstandard
        if let reference {
            LittleEndian.append(reference.column, to: &chunk.bytes)
            chunk.bytes.append(contentsOf: reference.differences)
        } else {
            chunk.bytes.append(contentsOf: codes.bytes)
        }
        chunk.bounds = codes.codes.range
    }

    private static func encodeTimes(_ column: ColumnBuffer, _ rows: [Int32], into chunk: inout EncodedChunk) {
        guard ClassMask(chunk.classMask).contains(.time) else { return }
        var times: [Int64] = []
        var forms: [UInt16] = []
        for row in rows where column.classes[Int(row)] == .time {
            times.append(column.values[Int(row)])
            forms.append(column.extras[Int(row)])
        }
        IntegerStream.append(times, to: &chunk.bytes)
        IntegerStream.append(forms, to: &chunk.bytes)
        chunk.bounds = times.range
    }

    private static func encodePlainTexts(_ column: ColumnBuffer, _ rows: [Int32], into chunk: inout EncodedChunk) {
        guard ClassMask(chunk.classMask).contains(.plainText) else { return }
        chunk.packing = .zstandard
        var ranges: [Range<Int>] = []
        for row in rows where column.classes[Int(row)] == .plainText {
            let range = PackedRange(column.values[Int(row)])
            ranges.append(range.start..<range.start + range.count)
        }
        ranges.withUnsafeBufferPointer { ranges in
            column.plainTexts.withUnsafeBytes { TextStream.append(ranges: ranges, of: $0, to: &chunk.bytes) }
        }
    }

    private static func encodeLines(_ column: ColumnBuffer, _ rows: [Int32], into chunk: inout EncodedChunk) {
        guard ClassMask(chunk.classMask).hasLines, let lines = column.lines else { return }
        var counts: [UInt32] = []
        var styles: [UInt16] = []
        var originals: [UInt32] = []
        var shapes: [UInt32] = []
        for row in rows where column.classes[Int(row)].isLines {
            let range = PackedRange(column.values[Int(row)])
            counts.append(UInt32(range.count))
            styles.append(column.extras[Int(row)])
            if let original = column.originals[Int(row)] { originals.append(original) }
            shapes.append(contentsOf: lines.shapes[range.start..<range.start + range.count])
        }
        IntegerStream.append(counts, to: &chunk.bytes)
        IntegerStream.append(styles, to: &chunk.bytes)
        IntegerStream.append(originals, to: &chunk.bytes)
        IntegerStream.append(shapes, to: &chunk.bytes)
    }

    /// The lines of the given rows, in their order, as rows of the columns of the lines.
    static func lineRows(of column: ColumnBuffer, rows: [Int32]) -> [Int32] {
        var lineRows: [Int32] = []
        for row in rows where column.classes[Int(row)].isLines {
            let range = PackedRange(column.values[Int(row)])
            for line in range.start..<range.start + range.count { lineRows.append(Int32(line)) }
        }
        return lineRows
    }
}

/// The classes that occur in a chunk, a bit each.
package struct ClassMask: Sendable {
    /// The bits, the class's number from the right.
    package let bits: UInt16

    /// Beside the classes: whether the codes stand relative to those of another column.
    static let reference: UInt16 = 1 << 15

    init(_ bits: UInt16) { self.bits = bits }

    /// Whether a class occurs.
    package func contains(_ valueClass: ValueClass) -> Bool { bits >> UInt16(valueClass.rawValue) & 1 == 1 }
    /// Whether numbers occur, as numbers or as texts.
    package var hasNumbers: Bool { contains(.number) || contains(.numberText) }
    /// Whether values occur that are not there.
    var hasNulls: Bool { contains(.absent) || contains(.null) }
    /// Whether codes into the dictionary occur.
    package var hasCodes: Bool { contains(.text) || contains(.json) || contains(.digits) }
    /// Whether all values are texts by their codes in the dictionary.
    package var holdsTextsAlone: Bool { bits & ~Self.reference == 1 << UInt16(ValueClass.text.rawValue) }
    /// Whether all values are codes into the dictionary.
    var holdsCodesAlone: Bool {
        let codes: [ValueClass] = [.text, .json, .digits]
        return hasCodes && bits & ~codes.reduce(0) { $0 | 1 << UInt16($1.rawValue) } == 0
    }
    /// Whether the codes stand relative to those of another column.
    var isReference: Bool { bits & Self.reference != 0 }
    /// Whether lists or objects with lines occur.
    package var hasLines: Bool { contains(.list) || contains(.listText) || contains(.object) }
    /// Whether all values that are there are numbers, or codes, or times alike, so that bounds speak of all of them.
    package var holdsOneKind: Bool {
        let others = contains(.false) || contains(.true) || contains(.plainText) || hasLines
        return !others && [hasNumbers, hasCodes, contains(.time)].count { $0 } == 1
    }
}
