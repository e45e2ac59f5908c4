internal import EventModel
internal import EventStore
internal import Presentation

/// Rows of CSV, made field by field as bytes.
struct CSVRows {
    /// What was made so far and is not written yet.
    var bytes: [UInt8] = []
    private let snapshot: StoreSnapshot
    private let writer: CSVWriter
    private let imports: ImportNumbers
    private var values: PlainValues
    private var text: [UInt8] = []
    /// The contact whose label was written last.
    private var contact = EventBuffer.noContact
    private var label: [UInt8] = []

    init(_ snapshot: StoreSnapshot, _ writer: CSVWriter, imports: ImportNumbers) {
        self.snapshot = snapshot
        self.writer = writer
        self.imports = imports
        values = PlainValues(snapshot)
    }

    mutating func appendDelimiter() { bytes.append(writer.delimiter.rawValue) }

    /// Ends a row of as many columns.
    mutating func end(count: Int) {
        // Readers skip empty lines, so an only field that is missing is quoted.
        if count == 1, bytes.last == nil || bytes.last == UInt8(ascii: "\n") { bytes += "\"\"".utf8 }
        bytes += "\r\n".utf8
    }

    mutating func append(_ number: Int64) {
        DecimalText.append(mantissa: number, scale: 0, to: &bytes)
    }

    /// Appends what every event has.
    mutating func append(_ column: EventColumn, of event: ExportedEvent) {
        text.removeAll(keepingCapacity: true)
        switch column {
        case .event: return append(event.number)
        case .importNumber:
            if let number = imports.number(of: event.number) { append(number) }
            return
        case .type: snapshot.withEventTypeName(event.buffer.eventType) { text += $0 }
        case .contact:
            let number = event.buffer.contacts[event.row]
            guard number != EventBuffer.noContact else { return }
            if number != contact {
                label.removeAll(keepingCapacity: true)
                snapshot.appendLabel(of: number, to: &label)
                contact = number
            }
            text += label
        case .occurred: PlainTime.append(event.buffer.occurred[event.row], to: &text)
        case .key: return
        }
        text.withUnsafeBytes { writer.appendText($0, to: &bytes) }
    }

    /// Appends the value of a row.
    mutating func append(_ row: Int, of buffer: ColumnBuffer?) {
        text.removeAll(keepingCapacity: true)
        switch values.append(row, of: buffer, to: &text) {
        case .missing: break
        case .boolean(let value): bytes += (value ? "true" : "false").utf8
        case .number(let mantissa, let scale): DecimalText.append(mantissa: mantissa, scale: scale, to: &bytes)
        case .text, .json: text.withUnsafeBytes { writer.appendText($0, to: &bytes) }
        }
    }
}
