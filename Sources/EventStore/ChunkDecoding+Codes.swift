internal import Columns

/// Codes into the column's dictionary.
extension ChunkDecoding {
    /// Codes that are written as they are.
    mutating func decodeCodes() throws(CorruptColumn) {
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

    private static func areKnown(_ range: ClosedRange<Int64>?, below texts: Int) -> Bool {
        range.map { $0.lowerBound >= 0 && $0.upperBound < texts } ?? false
    }

    /// Codes that are written relative to those of another column.
    mutating func decodeReference(_ other: (UInt32) throws -> ColumnBuffer) throws {
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
}
