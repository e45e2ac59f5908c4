internal import EventModel
internal import EventStore
internal import StoreQueries

/// Parameters, or fields of lines, as columns of a plain table.
struct ValueColumns {
    /// The columns as the table has them.
    let columns: [TableColumn]
    /// How many were left out, since a table has no more columns.
    let leftOut: Int
    private let numbers: [UInt32]
    private let powersOfTen: [Double]

    /// SQLite's own limit.
    private static let greatestCount = 2_000

    init(_ numbers: [UInt32], beside own: [TableColumn], _ kinds: ColumnKinds, _ snapshot: StoreSnapshot) throws {
        self.numbers = Array(numbers.prefix(Self.greatestCount - own.count))
        leftOut = numbers.count - self.numbers.count
        var naming = TableNaming(taken: own.map(\.name))
        let names = naming.unique(self.numbers.map { snapshot.columnName($0).name })
        columns = try zip(self.numbers, names).map { number, name in
            let kind = try kinds.kind(of: number)
            guard kind == .number, !kinds.isMixed(number) else {
                return TableColumn(name: name, kind: kind, isMixed: kind == .number)
            }
            let exact = try NumberRange(of: number, in: snapshot).kind
            return TableColumn(name: name, kind: exact ?? kind, isMixed: exact == nil)
        }
        powersOfTen = (0...ExactDecimal.safeDigits).map { Double(ExactDecimal.powersOfTen[$0]) }
    }

    /// Adds the values of a row.
    func append(
        _ row: Int,
        of group: ColumnGroup?,
        _ values: inout PlainValues,
        _ text: inout [UInt8],
        to insert: TableInsert
    ) {
        for (number, column) in zip(numbers, columns) {
            text.removeAll(keepingCapacity: true)
            switch values.append(row, of: group?.columns[number], to: &text) {
            case .missing: insert.appendMissing()
            case .boolean(let value) where column.kind == .text: insert.append(value ? "true" : "false")
            case .boolean(let value): insert.append(Int64(value ? 1 : 0))
            case .number(let mantissa, let scale) where column.kind == .text:
                DecimalText.append(mantissa: mantissa, scale: scale, to: &text)
                insert.append(text)
            case .number(let mantissa, 0): insert.append(mantissa)
            case .number(let mantissa, let scale): insert.append(real(mantissa, scale))
            case .text where column.kind != .text: append(text, to: insert)
            case .text, .json: insert.append(text)
            }
        }
    }

    /// Adds a text of a column of numbers, as a number if it is one.
    private func append(_ text: [UInt8], to insert: TableInsert) {
        switch text.withUnsafeBytes({ SQLNumber(text: $0) }) {
        case .integer(let whole): insert.append(whole)
        case .real(let number): insert.append(number)
        case nil: insert.append(text)
        }
    }

    /// The number nearest to a decimal.
    private func real(_ mantissa: Int64, _ scale: UInt8) -> Double {
        // Up to here both are exact, so that the quotient is the nearest number.
        if mantissa.magnitude < 1 << 53, Int(scale) < powersOfTen.count {
            return Double(mantissa) / powersOfTen[Int(scale)]
        }
        return Double(OrderTotal(mantissa: mantissa, scale: scale).decimal.description) ?? .nan
    }
}
