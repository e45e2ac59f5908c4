package import DelimitedText
package import EventReader
package import EventStore

/// Opens contact lists: CSV or JSON, plain, gzip or zstd, told apart by how they begin.
package enum ContactLists {
    /// A list that is open, and what it was taken as, in words for the user.
    package struct Opened {
        /// The list.
        package let source: any ContactListSource
        /// Its format, and the columns that are kept under other names; nil for JSON, whose names speak for themselves.
        package let taken: String?
    }

    /// Opens a list, of which nothing is read twice, so that it may be a pipe.
    ///
    /// - Throws: `EventReadingError`, `DelimitedTextError`, ``MapError`` and ``ContactListError``.
    package static func open(
        _ source: EventSource,
        _ map: ContactListMap,
        settings: DelimitedSettings = DelimitedSettings()
    ) throws -> Opened {
        let stream = try UnpackedStream(source)
        let beginning = try stream.beginning(4_096)
        guard !beginning.starts(with: archive) else {
            throw ContactListError(
                file: source.name,
                problem: "this is a workbook of a spreadsheet, or another archive; save the sheet as CSV and name that"
            )
        }
        if isJSON(beginning[...]) { return Opened(source: try JSONContactList(source, stream, map), taken: nil) }
        let list = try DelimitedContactList(source.name, stream, map, settings)
        return Opened(source: list, taken: list.taken)
    }

    /// How an archive begins in which spreadsheets keep their workbooks.
    private static let archive: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

    /// Whether a source begins with a bracket of JSON, a byte order mark and blanks aside.
    private static func isJSON(_ beginning: ArraySlice<UInt8>) -> Bool {
        var bytes = beginning
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        let first = bytes.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }
}
