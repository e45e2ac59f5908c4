internal import ArgumentParser
internal import SegmentLanguage

/// The names of columns between commas.
enum ColumnNames {
    /// Reads them, whatever their case.
    ///
    /// - Parameters:
    ///   - known: The columns that have a name of their own.
    ///   - other: Makes a column of a name that is none of these; nil if it cannot be one.
    /// - Throws: `ValidationError` for a name that is unknown, with the nearest one, or that comes twice.
    static func read<Column: Hashable>(
        _ text: String,
        of known: [(name: String, column: Column)],
        orElse other: (Substring) -> Column? = { _ in nil }
    ) throws -> [Column] {
        var chosen: [Column] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let name = part.trimmingPrefix(while: \.isWhitespace)
            let named = known.first { $0.name.lowercased() == name.lowercased() }?.column
            guard let column = named ?? other(name) else {
                let names = known.map(\.name)
                let near = nearestName(to: String(name), in: names).map { "; did you mean \($0)?" } ?? ""
                throw ValidationError(
                    "no column is called \"\(name)\"\(near)\nColumns: \(names.joined(separator: ", "))"
                )
            }
            guard !chosen.contains(column) else { throw ValidationError("the column \(name) comes twice") }
            chosen.append(column)
        }
        return chosen
    }
}
