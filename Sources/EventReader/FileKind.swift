/// What is looked for in folders, and by which endings its files are known.
package struct FileKind: Hashable, Sendable {
    /// What the files hold, in the plural, for messages.
    package let name: String
    private let endings: [String]

    /// How the files end in which `muster convert` keeps what it rejects, and which are nobody's data.
    package static let rejectedRowsEnding = ".rejected.csv"
    private static let packings = [".gz", ".zst"]

    /// Events in JSON.
    package static let events = FileKind(name: "events", endings: json)
    /// Tables of the kin of CSV.
    package static let tables = FileKind(name: "tables", endings: delimited)
    /// Contact lists, which are tables or JSON.
    package static let contactLists = FileKind(name: "contact lists", endings: delimited + json)

    private static let json = [".json", ".ndjson", ".jsonl"]
    private static let delimited = [".csv", ".tsv", ".txt"]

    /// How names must end, in words.
    var wantedEndings: String { endings.joined(separator: ", ") + ", or one of these and .gz or .zst" }

    /// Whether a file in a folder is taken: by its ending, that of a packing taken off.
    ///
    /// A packed file whose name has no other ending is taken as well.
    func takes(_ name: String) -> Bool {
        let name = name.lowercased()
        guard !isLeftOver(name) else { return false }
        if endings.contains(where: { name.hasSuffix($0) }) { return true }
        guard let packing = Self.packings.first(where: { name.hasSuffix($0) }) else { return false }
        let inner = name.dropLast(packing.count).drop { $0 == "." }
        return !inner.contains(".") || endings.contains { inner.hasSuffix($0) }
    }

    /// Whether a file is none of this kind although a pattern fits its name.
    func isLeftOver(_ path: String) -> Bool { endings.contains(".csv") && path.hasSuffix(Self.rejectedRowsEnding) }
}
