/// A value of an event as an explanation shows it, its kind kept.
package indirect enum ShownValue: Hashable, Sendable {
    /// The event has no such parameter, or it is null.
    case missing
    /// A text.
    case text(String)
    /// A number by its digits.
    case number(String)
    /// `true` or `false`.
    case truth(Bool)
    /// A nested value as JSON.
    case json(String)
    /// How many lines a list has.
    case lines(Int)
    /// The values of a field in each line.
    case list([ShownValue])

    /// The value in words: texts as they are, lists with commas.
    package var text: String {
        switch self {
        case .missing: "none"
        case .text(let text): text.isEmpty ? "\"\"" : text
        case .number(let digits): digits
        case .truth(let truth): truth ? "true" : "false"
        case .json(let text): text
        case .lines(let count): count == 1 ? "1 line" : "\(count) lines"
        case .list(let values): "[" + values.map(\.text).joined(separator: ", ") + "]"
        }
    }
}
