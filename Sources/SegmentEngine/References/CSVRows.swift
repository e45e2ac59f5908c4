/// The rows of a CSV file as texts (RFC 4180), rows without any text left out.
struct CSVRows {
    /// The rows.
    let rows: [[String]]

    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// Reads the bytes of a file.
    ///
    /// - Parameter given: What separates cells; nil is the comma, semicolon or tab of which the first row has most.
    init(_ bytes: some Sequence<UInt8>, separator given: UInt8? = nil) {
        var bytes = Array(bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        let separator = given ?? Self.separator(of: bytes)
        var rows: [[String]] = []
        var row: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var index = 0
        func endField() {
            row.append(Self.unguarded(field))
            field.removeAll(keepingCapacity: true)
        }
        func endRow() {
            endField()
            if row.contains(where: { !$0.isEmpty }) { rows.append(row) }
            row.removeAll(keepingCapacity: true)
        }
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case Self.quote where isQuoted && index < bytes.count && bytes[index] == Self.quote:
                field.append(byte)
                index += 1
            case Self.quote where isQuoted || field.isEmpty: isQuoted.toggle()
            case separator where !isQuoted: endField()
            case Self.newline where !isQuoted, Self.carriageReturn where !isQuoted: endRow()
            default: field.append(byte)
            }
        }
        endRow()
        self.rows = rows
    }

    private static func separator(of bytes: [UInt8]) -> UInt8 {
        let first = bytes.prefix { $0 != newline && $0 != carriageReturn }
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        var best = (separator: candidates[0], count: 0)
        for candidate in candidates {
            let count = first.count { $0 == candidate }
            if count > best.count { best = (candidate, count) }
        }
        return best.separator
    }

    /// A cell without the apostrophe that keeps spreadsheets from taking it for a formula.
    private static func unguarded(_ field: [UInt8]) -> String {
        let guarded = Array("=+-@\t\r".utf8)
        let isGuarded = field.count > 1 && field[0] == UInt8(ascii: "'") && guarded.contains(field[1])
        return String(decoding: isGuarded ? field[1...] : field[...], as: UTF8.self)
    }
}
