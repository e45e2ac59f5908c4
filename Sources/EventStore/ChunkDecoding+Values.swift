internal import Columns
internal import EventModel

/// Numbers, times and plain texts: values that stand in the chunk itself.
extension ChunkDecoding {
    /// Mantissas and scales.
    mutating func decodeNumbers() throws(CorruptColumn) {
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

    /// Times and their forms.
    mutating func decodeTimes() throws(CorruptColumn) {
        let places = places { $0 == .time }
        let times = try IntegerStreamReader<Int64>(bytes: bytes, at: &offset, expecting: places.total)
        let forms = try IntegerStreamReader<UInt16>(bytes: bytes, at: &offset, expecting: places.total)
        put(times, at: places) { $0 == .time }
        put(extras: forms, at: places) { $0 == .time }
    }

    /// Texts that stand in the chunk itself.
    mutating func decodePlainTexts() throws(CorruptColumn) {
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
}
