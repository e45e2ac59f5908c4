/// Writes CSV by RFC 4180: lines end in CR LF, and a field is quoted where it must be.
///
/// A missing value is an empty field and the empty text a quoted one. In a table of one column a missing value is
/// quoted too, since readers skip empty lines. Numbers have all their digits and no separators.
package struct CSVWriter: Hashable, Sendable {
    /// What stands between two fields.
    package enum Delimiter: UInt8, Hashable, Sendable {
        case comma = 0x2C
        /// What spreadsheets expect where the comma is the decimal sign.
        case semicolon = 0x3B
        case tab = 0x09
    }

    /// What stands between two fields.
    package var delimiter: Delimiter
    /// Whether the output begins with the UTF-8 byte order mark, by which Excel knows UTF-8.
    package var byteOrderMark: Bool
    /// Whether a text that a spreadsheet could run as a formula gets an apostrophe before it.
    package var formulaGuard: Bool

    /// Makes a writer; by default commas, no byte order mark, and formulas guarded against.
    package init(delimiter: Delimiter = .comma, byteOrderMark: Bool = false, formulaGuard: Bool = true) {
        self.delimiter = delimiter
        self.byteOrderMark = byteOrderMark
        self.formulaGuard = formulaGuard
    }

    /// The whole table.
    package func bytes(_ table: ResultTable) -> [UInt8] {
        var bytes: [UInt8] = []
        appendHeader(table.columns.map(\.title), to: &bytes)
        for row in table.rows { appendRow(row, to: &bytes) }
        return bytes
    }

    /// Appends the first line, and the byte order mark before it if there is to be one.
    package func appendHeader(_ titles: [String], to bytes: inout [UInt8]) {
        if byteOrderMark { bytes += [0xEF, 0xBB, 0xBF] }
        appendRow(titles.map { .text($0) }, to: &bytes)
    }

    /// Appends one line, for results that are too long to be held as a table.
    package func appendRow(_ cells: [ResultTable.Cell], to bytes: inout [UInt8]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(delimiter.rawValue) }
            switch cell {
            case .missing:
                if cells.count == 1 { bytes += "\"\"".utf8 }
            case .integer(let value): bytes += String(value).utf8
            case .decimal(let digits) where NumberSyntax.matches(digits): bytes += digits.utf8
            case .text(let text), .decimal(let text): appendText(text, to: &bytes)
            }
        }
        bytes += "\r\n".utf8
    }

    /// Appends one text as a field, for lines that are too many to be made of cells.
    package func appendText(_ text: String, to bytes: inout [UInt8]) {
        appendField(formulaGuard ? FormulaGuard.guarded(text) : text, to: &bytes)
    }

    /// Appends the bytes of a text as a field.
    package func appendText(_ text: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
        if formulaGuard, FormulaGuard.mayBeFormula(text) {
            appendText(String(decoding: text, as: UTF8.self), to: &bytes)
        } else {
            appendField(text, to: &bytes)
        }
    }

    private func appendField(_ text: String, to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { appendField(UnsafeRawBufferPointer($0), to: &bytes) }
    }

    private func appendField(_ text: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
        guard text.isEmpty || text.contains(where: needsQuotes) else {
            bytes += text
            return
        }
        let quote = UInt8(ascii: "\"")
        bytes.append(quote)
        for byte in text {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }

    private func needsQuotes(_ byte: UInt8) -> Bool {
        byte == delimiter.rawValue || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
            || byte == UInt8(ascii: "\r")
    }
}
