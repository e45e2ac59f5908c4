internal import Foundation
internal import SegmentLanguage
internal import StoreQueries

/// A query as it was written, with what its comments say of it.
///
/// The first comment line says what it is for. A line `-- :month = '2024-11'` gives a parameter its value if `--set` does not:
/// what stands behind the `=` is an expression of SQL.
struct QueryText {
    let text: String
    /// Where it was read; nil if it was given as an argument.
    let name: String?

    init(_ text: String, name: String? = nil) {
        self.text = text
        self.name = name
    }

    /// The first comment line.
    var about: String {
        let first = text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("--") } ?? ""
        return first.drop { $0 == "-" || $0 == " " }.description
    }

    /// The parameters that have a value in a comment, and the expression for it.
    private var defaults: [(name: String, expression: String)] {
        text.split(whereSeparator: \.isNewline).compactMap { line in
            guard let match = line.wholeMatch(of: #/--\s*:(\w+)\s*=\s*(.+?)\s*/#) else { return nil }
            return (String(match.1), String(match.2))
        }
    }

    /// Makes the query ready, its parameters set.
    func prepare(_ connection: QueryConnection, _ settings: [String]) throws -> QueryStatement {
        do {
            var values: [String: QueryValue] = [:]
            let statement = try connection.prepare(text)
            for (name, expression) in defaults where statement.parameters.contains(name) {
                values[name] = try Self.value(of: expression, connection)
            }
            var given: Set<String> = []
            for setting in settings {
                let (name, value) = try Self.read(setting, for: statement)
                guard given.insert(name).inserted else {
                    throw UsageFailure(message: "--set \(name) is given twice; give it once")
                }
                values[name] = value
            }
            for parameter in statement.parameters {
                guard let value = values[parameter] else {
                    throw UsageFailure(message: "the query needs :\(parameter); give it with --set \(parameter)=VALUE")
                }
                statement.set(parameter, to: value)
            }
            return statement
        } catch let error as QueryError {
            guard let name, case .wrong = error else { throw error }
            throw UsageFailure(message: "\(name): \(error.message)")
        }
    }

    private static func value(of expression: String, _ connection: QueryConnection) throws -> QueryValue {
        let statement = try connection.prepare("SELECT \(expression)")
        return try statement.step() ? statement.value(0) : .null
    }

    private static func read(_ setting: String, for statement: QueryStatement) throws -> (String, QueryValue) {
        let pieces = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let name = pieces[0].hasPrefix(":") ? String(pieces[0].dropFirst()) : pieces[0]
        guard statement.parameters.contains(name) else {
            let known = statement.parameters.map { ":" + $0 }.joined(separator: ", ")
            let near = nearestName(to: name, in: statement.parameters).map { "; did you mean \($0)?" } ?? ""
            throw UsageFailure(
                message: "the query has no parameter :\(name)\(near)"
                    + (known.isEmpty ? "; it takes none" : "; it has \(known)")
            )
        }
        return (name, value(pieces[1]))
    }

    /// A value as it was given: what JSON takes for a number is one, all else a text.
    private static func value(_ text: String) -> QueryValue {
        guard text.wholeMatch(of: #/-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/#) != nil else { return .text(text) }
        if let whole = Int64(text) { return .integer(whole) }
        return Double(text).map { .real($0) } ?? .text(text)
    }
}
