internal import EventModel
internal import EventStore

/// A parameter, or a field of lines, as a column of a table.
struct ValueColumn {
    /// Its number in the store.
    let number: UInt32
    /// What its values are given as.
    let kind: ColumnKind
    private let dictionary: TextDictionary
    private let powersOfTen: [Double]
    private let scratch = ScratchBytes()

    init(_ number: UInt32, _ kind: ColumnKind, _ snapshot: StoreSnapshot) {
        self.number = number
        self.kind = kind
        dictionary = snapshot.dictionary(of: number)
        powersOfTen = (0...ExactDecimal.safeDigits).map { Double(ExactDecimal.powersOfTen[$0]) }
    }

    /// Gives the value of a row.
    ///
    /// - Parameter buffer: The column's values; nil if no event there has any.
    func put(_ row: Int, of buffer: ColumnBuffer?, _ snapshot: StoreSnapshot, into result: ResultSink) {
        guard let buffer, row < buffer.classes.count else { return result.null() }
        let value = buffer.values[row]
        switch buffer.classes[row] {
        case .absent, .null: result.null()
        case .false, .true: put(buffer.classes[row] == .true, into: result)
        case .number, .numberText: put(value, scale: buffer.extras[row], into: result)
        case .text, .digits:
            dictionary.withText(UInt32(truncatingIfNeeded: value)) { text in
                put(text, into: result) { result.lastingText($0) }
            }
        case .json: dictionary.withText(UInt32(truncatingIfNeeded: value)) { result.lastingText($0) }
        case .plainText:
            let range = PackedRange(value)
            buffer.plainTexts.withUnsafeBytes {
                let text = UnsafeRawBufferPointer(rebasing: $0[range.start..<range.start + range.count])
                put(text, into: result) { result.text($0) }
            }
        case .time:
            putBytes(into: result) { snapshot.appendTime(value, form: buffer.extras[row], to: &$0) }
        case .list, .listText, .object:
            putBytes(into: result) { snapshot.appendLines(row, of: buffer, to: &$0) }
        }
    }

    private func put(_ value: Bool, into result: ResultSink) {
        guard kind == .text else { return result.integer(value ? 1 : 0) }
        result.text(value ? "true" : "false")
    }

    private func put(_ mantissa: Int64, scale: UInt16, into result: ResultSink) {
        guard kind != .text else {
            return putBytes(into: result) { DecimalText.append(mantissa: mantissa, scale: UInt8(scale), to: &$0) }
        }
        guard scale > 0 else { return result.integer(mantissa) }
        // Up to here both are exact, so that the quotient is the nearest number to the decimal.
        if mantissa.magnitude < 1 << 53 { return result.real(Double(mantissa) / powersOfTen[Int(scale)]) }
        result.real(Double(OrderTotal(mantissa: mantissa, scale: UInt8(scale)).decimal.description) ?? .nan)
    }

    /// Gives a text: as a number where numbers stand and it is one.
    private func put(
        _ text: UnsafeRawBufferPointer,
        into result: ResultSink,
        asText: (UnsafeRawBufferPointer) -> Void
    ) {
        switch kind == .text ? nil : SQLNumber(text: text) {
        case .integer(let whole): result.integer(whole)
        case .real(let number): result.real(number)
        case nil: asText(text)
        }
    }

    private func putBytes(into result: ResultSink, _ append: (inout [UInt8]) -> Void) {
        scratch.put(into: result, append)
    }
}
