internal import Columns

/// Lists with lines.
extension ChunkDecoding {
    /// No chunk has more lines; what is kept of each of more would not fit into memory.
    private static let mostLines = 1 << 28

    /// How many lines each row has and, where somebody wants to know, what they look like.
    mutating func decodeLines() throws(CorruptColumn) {
        let places = places { $0.isLines }
        let stream = try IntegerStreamReader<UInt32>(bytes: bytes, at: &offset, expecting: places.total)
        let counts = stream.decoded()
        let allLines = Self.sum(counts[...])
        // How they are packed mostly shows that none is too great.
        let greatest = stream.knownRange?.upperBound ?? .max
        guard allLines <= Self.mostLines,
            greatest <= PackedRange.greatestCount || (counts.max() ?? 0) <= PackedRange.greatestCount
        else {
            throw CorruptColumn(.tooMany(count: UInt64(allLines), limit: Self.mostLines), at: offset)
        }
        let lines = LineBuffer()
        column.lines = lines
        lines.firstLine = Self.sum(counts[..<places.wanted.lowerBound])
        if places.wanted.count == range.count {
            // Every row has a list, as nearly always.
            let isWhole = places.wanted.count == counts.count
            lines.count = isWhole ? allLines : Self.sum(counts[places.wanted])
            column.take(lineCounts: isWhole ? counts : Array(counts[places.wanted]))
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

    /// What some counts of a chunk come to: fewer than 2^32 of 32 bits each do not leave 64.
    private static func sum(_ counts: ArraySlice<UInt32>) -> Int {
        let counts = counts.span
        var sum: UInt64 = 0
        for index in counts.indices { sum &+= UInt64(counts[unchecked: index]) }
        return Int(truncatingIfNeeded: sum)
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
}
