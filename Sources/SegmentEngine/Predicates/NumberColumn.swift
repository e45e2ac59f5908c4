internal import EventModel
internal import EventStore

/// The values of one parameter or field as numbers: those of other kinds are passed over.
///
/// A text of the dictionary is read once.
final class NumberColumn {
    /// The columns that can hold the value; the first that has one in a row counts.
    let columns: [UInt32]
    private let dictionaries: [TextDictionary]
    private var texts: [[UInt32: ExactDecimal?]]

    /// Binds the reading to columns.
    init(columns: [UInt32], of snapshot: StoreSnapshot) {
        self.columns = columns
        dictionaries = columns.map { snapshot.dictionary(of: $0) }
        texts = Array(repeating: [:], count: columns.count)
    }

    /// The number in a row of the column at an index, or nil if there is none.
    @inline(__always)
    func number(_ row: Int, of column: ColumnBuffer, _ index: Int) -> ExactDecimal? {
        switch column.valueClass(row) {
        case .number, .numberText:
            ExactDecimal(mantissa: Int128(column.values[row]), scale: Int(column.extras[row]))
        case .text, .digits: spelled(UInt32(column.values[row]), index)
        case .plainText: column.withPlain(row) { DecimalText.number($0) }
        case .absent, .null, .true, .false, .time, .json, .list, .listText, .object: nil
        }
    }

    private func spelled(_ code: UInt32, _ index: Int) -> ExactDecimal? {
        if let known = texts[index][code] { return known }
        let number = dictionaries[index].withText(code) { DecimalText.number($0) }
        texts[index][code] = number
        return number
    }
}
