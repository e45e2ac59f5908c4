package import DelimitedText

/// A map for a table, guessed by the names of its columns and its first rows.
package struct MapSuggestion {
    /// The map, with comments that say what is a guess.
    package let text: String
    /// What the user has to do before the map can be used; empty if it can.
    package let hints: [String]

    /// Reads the first rows and suggests a map.
    package init(_ reader: DelimitedReader) throws {
        let sample = try TableSample(reader) { columns in
            OwnExport(columns)?.event ?? ColumnRole.assign(columns)[.externalOrderId]
        }
        let roles = OwnExport(sample.columns)?.roles(sample.columns) ?? ColumnRole.assign(sample.columns)
        var draft = MapDraft(name: reader.name, format: reader.format, sample: sample, roles: roles)
        draft.write()
        text = draft.lines.joined(separator: "\n") + "\n"
        hints = draft.hints
    }
}
