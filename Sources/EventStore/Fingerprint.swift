internal import EventModel

/// A 40-bit hash of what makes an event the same as another: type, key, time and parameters.
///
/// Equal events have equal fingerprints in every store; a difference in digits, kinds or order makes another one.
/// Events that share one are compared by value before any is dropped.
struct Fingerprint {
    private var state: UInt64 = 0x2545_F491_4F6C_DD1D

    static func of(_ row: borrowing EventRow, vocabulary: BlockVocabulary, keyColumn: UInt32) -> Int64 {
        var fingerprint = Fingerprint()
        fingerprint.mix(vocabulary.typeHashes[Int(row.eventType)])
        fingerprint.mix(UInt64(bitPattern: row.occurred))
        if row.needsRaw { fingerprint.mix(row.raw.withUnsafeBytes { TextHash.of($0) }) }
        let columns = vocabulary.columns.start
        var nextOriginal = 0
        for index in 0..<row.cells.count {
            let cell = row.cells[index]
            guard index < row.parameterCount || cell.column == keyColumn else { continue }
            fingerprint.mix(cell, columns)
            guard cell.valueClass.isLines else { continue }
            fingerprint.mixLines(PackedRange(cell.value), of: row, columns)
            if nextOriginal < row.originals.count, row.originals[nextOriginal].cell == index {
                let code = row.originals[nextOriginal].code
                fingerprint.mix(vocabulary.withText(code, column: cell.column) { TextHash.of($0) })
                nextOriginal += 1
            }
        }
        return fingerprint.finished
    }

    private mutating func mixLines(
        _ range: PackedRange,
        of row: borrowing EventRow,
        _ columns: UnsafePointer<BlockVocabulary.Column>
    ) {
        mix(UInt64(range.count))
        for number in range.start..<range.start + range.count {
            let line = row.lines[number]
            mix(UInt64(line.cellCount))
            for position in line.firstCell..<line.firstCell + line.cellCount {
                mix(row.lineCells[position], columns)
            }
        }
    }

    @inline(__always)
    private mutating func mix(_ cell: Cell, _ columns: UnsafePointer<BlockVocabulary.Column>) {
        // Where a text is kept makes no difference to what it is.
        let valueClass = cell.valueClass == .plainText ? .text : cell.valueClass
        mix(columns[Int(cell.column)].stableHash ^ UInt64(valueClass.rawValue) << 16 ^ UInt64(cell.extra))
        if valueClass.isCode {
            mix(cell.textHash)
        } else if !valueClass.isLines {
            mix(UInt64(bitPattern: cell.value))
        }
    }

    @inline(__always)
    private mutating func mix(_ value: UInt64) {
        state = ((state << 27 | state >> 37) ^ value) &* 0x9E37_79B9_7F4A_7C15
    }

    private var finished: Int64 {
        var hash = state
        hash = (hash ^ (hash >> 32)) &* 0xD6E8_FEB8_6659_FD93
        hash ^= hash >> 32
        return Int64(hash >> 24)
    }
}
