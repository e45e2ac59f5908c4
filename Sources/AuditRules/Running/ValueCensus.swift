internal import EventStore

/// How many values of each class the columns have.
final class ValueCensus {
    /// The counts of one column in the events of one type.
    struct Counts {
        /// By ``ValueClass``.
        var classes = Array(repeating: 0, count: 16)
        /// Texts that are empty or blank.
        var blanks = 0

        /// Counts none.
        init() {}

        /// Counts the values of a column of a row group by their classes; which texts are blank is not known by that.
        init(_ values: ColumnBuffer) {
            if let common = values.commonClass {
                classes[Int(common.rawValue)] = values.count
                return
            }
            classes.withUnsafeMutableBufferPointer { counts in
                for row in 0..<values.count { counts[Int(values.classes[row].rawValue)] &+= 1 }
            }
        }

        /// How many values there are, nulls included.
        var total: Int { classes.dropFirst().reduce(0, +) }
        /// How many of them say nothing.
        var empty: Int { classes[Int(ValueClass.null.rawValue)] + blanks }
        /// How many are JSON numbers.
        var numbers: Int { classes[Int(ValueClass.number.rawValue)] + classes[Int(ValueClass.digits.rawValue)] }
        /// How many are texts that are numbers.
        var numberTexts: Int { classes[Int(ValueClass.numberText.rawValue)] }
        /// How many are other texts with something in them.
        var texts: Int {
            [ValueClass.text, .plainText, .time].reduce(0) { $0 + classes[Int($1.rawValue)] } - blanks
        }

        static func += (left: inout Counts, right: Counts) {
            for index in left.classes.indices { left.classes[index] += right.classes[index] }
            left.blanks += right.blanks
        }
    }

    /// A column in the events of one type.
    struct Key: Hashable {
        let column: UInt32
        let eventType: UInt32
    }

    private(set) var counts: [Key: Counts] = [:]

    /// Takes the counts of a column of a row group.
    func add(_ added: Counts, of column: UInt32, eventType: UInt32) {
        counts[Key(column: column, eventType: eventType), default: Counts()] += added
    }

    /// Takes over the counts of a share of the work.
    func take(_ other: ValueCensus) {
        for (key, added) in other.counts { counts[key, default: Counts()] += added }
    }

    /// The counts of a column in all events.
    func total(of column: UInt32) -> Counts {
        var sum = Counts()
        for (key, counts) in counts where key.column == column { sum += counts }
        return sum
    }
}
