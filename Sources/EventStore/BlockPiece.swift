/// Some events of a block that follow each other: a part takes a block in pieces where all of it would make the part too wide.
struct BlockPiece {
    let block: ParsedBlock
    /// Which of the block's events, in order of arrival.
    let arrivals: Range<Int>

    init(_ block: ParsedBlock) {
        self.init(block, 0..<block.count)
    }

    private init(_ block: ParsedBlock, _ arrivals: Range<Int>) {
        (self.block, self.arrivals) = (block, arrivals)
    }

    /// Whether it is all of the block, as it nearly always is.
    var isWhole: Bool { arrivals.count == block.count }

    /// The bytes of JSON that its events came in; of a piece its share by the events.
    var byteCount: Int { isWhole ? block.byteCount : block.byteCount / block.count * arrivals.count }

    /// Both halves.
    var halves: (BlockPiece, BlockPiece) {
        let middle = arrivals.lowerBound + arrivals.count / 2
        return (
            BlockPiece(block, arrivals.lowerBound..<middle),
            BlockPiece(block, middle..<arrivals.upperBound)
        )
    }

    /// For each of the block's types, which of its rows belong to the piece.
    var rows: [Range<Int>] {
        if isWhole { return block.types.map { 0..<($0?.count ?? 0) } }
        var rows = Array(repeating: 0..<0, count: block.types.count)
        for arrival in block.arrivals.entries[arrivals] {
            let (type, row) = (Int(arrival.type), Int(arrival.row))
            rows[type] = rows[type].isEmpty ? row..<row + 1 : rows[type].lowerBound..<row + 1
        }
        return rows
    }
}

extension BlockColumn {
    /// Calls with the entries of the given rows and with how many rows after them were left out, in their order.
    func forEachRun(of rows: Range<Int>, _ body: (_ entries: Range<Int>, _ leftOut: Int) -> Void) {
        var (row, entry) = (0, 0)
        for index in 0...gaps.count {
            let end = index < gaps.count ? gaps[index].entries : count
            let leftOut = index < gaps.count ? gaps[index].rows : 0
            let present = (row..<row + end - entry).clamped(to: rows)
            let absent = (row + end - entry..<row + end - entry + leftOut).clamped(to: rows)
            if !present.isEmpty || !absent.isEmpty {
                let first = entry + max(present.lowerBound - row, 0)
                body(first..<first + present.count, absent.count)
            }
            row += end - entry + leftOut
            entry = end
        }
    }

    /// Which lines belong to the given rows.
    func lines(of rows: Range<Int>) -> Range<Int> {
        guard let lines else { return 0..<0 }
        if rows.count >= self.rows { return 0..<lines.count }
        var range: Range<Int>?
        forEachRun(of: rows) { entries, _ in
            for entry in entries where classes[entry].isLines {
                let own = PackedRange(values[entry])
                range = (range?.lowerBound ?? own.start)..<own.start + own.count
            }
        }
        return range ?? 0..<0
    }

    /// Whether one of the given rows has a value.
    func hasValues(in rows: Range<Int>) -> Bool {
        if rows.count >= self.rows { return classMask & ~1 != 0 }
        var found = false
        forEachRun(of: rows) { entries, _ in
            if !found { found = entries.contains { classes[$0] != .absent } }
        }
        return found
    }
}
