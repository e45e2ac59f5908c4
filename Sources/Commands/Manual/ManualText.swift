/// Text in the macros of mdoc(7), made line by line.
struct ManualText {
    /// What has been written.
    private(set) var text = ""
    private var isAtBeginning = false

    /// Writes a macro on a line of its own.
    mutating func macro(_ name: String, _ arguments: String = "") {
        text += "." + name + (arguments.isEmpty ? "" : " " + arguments) + "\n"
    }

    mutating func section(_ title: String) {
        macro("Sh", title)
        isAtBeginning = true
    }

    mutating func subsection(_ title: String) {
        macro("Ss", Self.escaped(title))
        isAtBeginning = true
    }

    /// Writes what a command is called with.
    mutating func usage(_ name: String, _ command: CommandDescription) {
        macro("Pp")
        macro("Nm", "muster " + name.split(separator: " ").map { "Cm \($0)" }.joined(separator: " "))
        let inner = (command.subcommands ?? []).filter { $0.commandName != "help" }
        if !inner.isEmpty { macro("Op", "Ar subcommand") }
        if command.shownArguments.contains(where: { $0.kind != .positional }) { macro("Op", "Ar options") }
        for argument in command.shownArguments where argument.kind == .positional {
            macro(argument.isOptional ? "Op" : "Ar", (argument.isOptional ? "Ar " : "") + Self.value(argument))
        }
    }

    /// Writes a paragraph for each line; lines that are set in stay as they are.
    mutating func prose(_ words: String) {
        var isLiteral = false
        for line in words.split(separator: "\n") {
            let isSetIn = line.hasPrefix("  ")
            if isSetIn != isLiteral {
                if isSetIn { macro("Bd", "-literal -offset indent") } else { macro("Ed") }
                isLiteral = isSetIn
            }
            guard !isSetIn else {
                text += Self.line(String(line.dropFirst(2))) + "\n"
                continue
            }
            // A section begins with a paragraph by itself.
            if !isAtBeginning { macro("Pp") }
            isAtBeginning = false
            sentences(String(line))
        }
        if isLiteral { macro("Ed") }
    }

    /// Writes sentences, each on a line of its own, as mdoc wants them.
    private mutating func sentences(_ words: String) {
        var rest = words[...]
        while let end = rest.firstRange(of: #/[.:)] (?=[A-Z])/#) {
            text += Self.line(String(rest[..<rest.index(before: end.upperBound)])) + "\n"
            rest = rest[end.upperBound...]
        }
        text += Self.line(String(rest)) + "\n"
    }

    /// Writes a list; the tags are macros already.
    mutating func list(_ entries: [(tag: String, meaning: String)]) {
        macro("Bl", "-tag -width indent")
        for (tag, meaning) in entries {
            macro("It", tag)
            sentences(meaning)
        }
        macro("El")
    }

    /// How an argument is written, as macros.
    static func tag(_ argument: CommandDescription.Argument) -> String {
        guard argument.kind != .positional else { return "Ar \(value(argument))" }
        let names = (argument.names ?? []).map { name in
            name.kind == "long" ? "Fl Fl \(escaped(name.name))" : "Fl \(escaped(name.name))"
        }
        let tag = names.joined(separator: " , ")
        return argument.kind == .flag ? tag : tag + " Ar " + value(argument)
    }

    private static func value(_ argument: CommandDescription.Argument) -> String {
        // Neither a sign nor a word of the value's name is a macro.
        "\\&" + escaped(argument.valueName ?? "value")
            + (argument.isRepeating && argument.kind == .positional ? " ..." : "")
    }

    /// A text that stands in a tag as it is.
    static func literal(_ text: String) -> String { "\\&" + escaped(text) }

    /// A line of text: one that begins with the sign of a macro gets something invisible before it.
    private static func line(_ text: String) -> String {
        let escaped = escaped(text)
        return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
    }

    /// A text whose signs stand for themselves.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "\\": escaped += "\\e"
            case "-": escaped += "\\-"
            case "'": escaped += "\\(aq"
            case "`": escaped += "\\(ga"
            case "~": escaped += "\\(ti"
            case "^": escaped += "\\(ha"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
