package import Columns

/// The named groups of a result and which of them each contact is in.
package struct RFMGroups: Sendable {
    /// The names, in the order in which results show them.
    package let names: [String]
    /// For each name the rule behind it; nil where there is none.
    package let rules: [String?]
    /// The index of each contact's name, in the order of the figures.
    package let numbers: [UInt32]

    /// The groups by rules for names.
    init(_ rules: RFMSegmentRules, _ recency: RFMAxisScores, _ frequency: RFMAxisScores, _ monetary: RFMAxisScores) {
        names = rules.names
        self.rules = names.map { rules.text(of: $0) }
        let cells = rules.nameOfCell.span
        let bins = rules.bins
        let (recency, frequency, monetary) = (recency.scores.span, frequency.scores.span, monetary.scores.span)
        numbers = [UInt32](unsafeUninitializedCapacity: recency.count) { buffer, count in
            for index in recency.indices {
                let cell = (Int(recency[index]) - 1) * bins + Int(frequency[index]) - 1
                buffer.initializeElement(at: index, to: cells[cell * bins + Int(monetary[index]) - 1])
            }
            count = recency.count
        }
    }

    /// The cells of a grid as groups, the best first, and the contacts without orders last.
    init(cellsOf recency: RFMAxisScores, _ frequency: RFMAxisScores, counting: RFMFrequency) {
        var names: [String] = []
        for row in frequency.bins.reversed() {
            for column in recency.bins {
                names.append("\(Self.label(row, counting)), \(column.wholeNumbers) days ago")
            }
        }
        let without = UInt32(names.count)
        names.append("no orders")
        self.names = names
        rules = names.map { _ in nil }
        let (columns, rows) = (recency.bins.count, frequency.bins.count)
        numbers = zip(recency.scores, frequency.scores).map { recency, frequency in
            recency == 0
                ? without : UInt32(Self.cell(Int(recency), Int(frequency), columns: columns, rows: rows))
        }
    }

    /// Where a cell of a grid with so many columns and rows stands among the names.
    static func cell(_ recency: Int, _ frequency: Int, columns: Int, rows: Int) -> Int {
        (rows - frequency) * columns + columns - recency
    }

    /// A row of the grid in words: `1 order`, `2-4 orders`, `11+ orders`.
    private static func label(_ row: RFMBin, _ counting: RFMFrequency) -> String {
        let noun = counting == .orders ? "order" : "buying day"
        return row.wholeNumbers == "1" ? "1 \(noun)" : "\(row.wholeNumbers) \(noun)s"
    }

    /// The members of each group, a bit a contact number.
    package func members(_ figures: RFMFigures, contactCount: Int) -> [Bitmap] {
        var members = names.map { _ in Bitmap(count: contactCount) }
        for (index, group) in numbers.enumerated() { members[Int(group)][Int(figures.contacts[index])] = true }
        return members
    }
}
