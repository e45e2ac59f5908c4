internal import ArgumentParser
internal import DelimitedText

/// The options of a command that reads CSV: what would else be detected.
struct DelimitedOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "utf-8, utf-16le, utf-16be, windows-1251, windows-1252 or cp437 (default: detected).",
            valueName: "name"
        ),
        completion: .list(TextEncoding.allCases.map(\.rawValue)),
        transform: { try known("encoding", $0, TextEncoding.allCases.map(\.rawValue), TextEncoding(name: $0)) }
    )
    var encoding: TextEncoding?

    @Option(
        help: ArgumentHelp("comma, semicolon, tab, or any one sign (default: detected).", valueName: "name"),
        completion: .list(["comma", "semicolon", "tab"]),
        transform: { try known("delimiter", $0, ["comma", "semicolon", "tab", "any one sign"], Delimiter(name: $0)) }
    )
    var delimiter: Delimiter?

    @Option(
        help: ArgumentHelp("The decimal sign of numbers: point or comma (default: detected).", valueName: "sign"),
        completion: .list(DecimalMark.allCases.map(\.rawValue)),
        transform: { try known("decimal", $0, DecimalMark.allCases.map(\.rawValue), DecimalMark(rawValue: $0)) }
    )
    var decimal: DecimalMark?

    @Option(
        help: ArgumentHelp("year-first, day-first or month-first (default: detected).", valueName: "order"),
        completion: .list(DateOrder.allCases.map(\.rawValue)),
        transform: { try known("dates", $0, DateOrder.allCases.map(\.rawValue), DateOrder(rawValue: $0)) }
    )
    var dates: DateOrder?

    /// What is given of the format.
    var settings: DelimitedSettings {
        var settings = DelimitedSettings()
        (settings.encoding, settings.delimiter) = (encoding, delimiter)
        (settings.decimalMark, settings.dateOrder) = (decimal, dates)
        return settings
    }

    private static func known<Value>(
        _ option: String,
        _ text: String,
        _ names: [String],
        _ value: Value?
    ) throws -> Value {
        guard let value else {
            throw ValidationError("--\(option) \(text): there are \(names.joined(separator: ", "))")
        }
        return value
    }
}
