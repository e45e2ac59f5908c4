internal import ArgumentParser
internal import Presentation

/// How CSV is written, for every command that writes some.
struct CSVOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What stands between two fields of CSV: comma, semicolon or tab.",
            valueName: "name"
        ),
        completion: .list(["comma", "semicolon", "tab"]),
        transform: CSVOptions.read
    )
    var delimiter = CSVWriter.Delimiter.comma

    @Flag(help: "Begin CSV with a byte order mark, by which Excel knows UTF-8.")
    var bom = false

    @Flag(help: "Write texts in CSV as they are, even if a spreadsheet could run them as formulas.")
    var noFormulaGuard = false

    /// What writes as the options say.
    var writer: CSVWriter {
        CSVWriter(delimiter: delimiter, byteOrderMark: bom, formulaGuard: !noFormulaGuard)
    }

    /// These options, completed by what was written before the name of a subcommand.
    func completed(by outer: CSVOptions) -> CSVOptions {
        var options = self
        if delimiter == .comma { options.delimiter = outer.delimiter }
        options.bom = bom || outer.bom
        options.noFormulaGuard = noFormulaGuard || outer.noFormulaGuard
        return options
    }

    private static func read(_ text: String) throws -> CSVWriter.Delimiter {
        switch text.lowercased() {
        case "comma", ",": return .comma
        case "semicolon", ";": return .semicolon
        case "tab", "\t", "\\t": return .tab
        default: throw ValidationError("--delimiter takes comma, semicolon or tab, and not \"\(text)\"")
        }
    }
}

extension CSVWriter.Delimiter: CustomStringConvertible {
    /// The word that the option takes.
    package var description: String {
        switch self {
        case .comma: "comma"
        case .semicolon: "semicolon"
        case .tab: "tab"
        }
    }
}
