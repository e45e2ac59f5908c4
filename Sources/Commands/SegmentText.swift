internal import EventModel
internal import EventReader
internal import Presentation
internal import SegmentLanguage

/// A segment as text, with the name that it goes by.
struct SegmentText {
    /// A file's path or a saved name; nil for an expression.
    let name: String?
    /// The expression, comments included.
    let text: String
    /// The file's path, if it is one.
    let path: String?
    /// What stands in the file: the text, or JSON.
    let source: String
    /// Whether the source is the JSON form.
    let isJSON: Bool
    /// Why the file cannot be read, or is no JSON form of a segment; nil if it can, and is one or is to be none.
    let fault: String?

    /// A segment written in the language.
    init(name: String?, text: String, path: String? = nil) {
        (self.name, self.text, self.path, source) = (name, text, path, text)
        (isJSON, fault) = (false, nil)
    }

    /// A segment in the JSON form, which gets a text in the language.
    init(json: String, name: String?, path: String?) {
        (self.name, self.path, source, isJSON) = (name, path, json, true)
        do {
            text = format(try Self.tree(json))
            fault = nil
        } catch {
            text = ""
            fault = "\(error)"
        }
    }

    /// A file that cannot be read.
    init(unreadable path: String, fault: String) {
        (name, text, self.path, source) = (path, "", path, "")
        (isJSON, self.fault) = (false, fault)
    }

    /// Where it stands, for messages.
    var place: String { path ?? name ?? "expression" }

    /// The JSON form on lines, with a line feed at its end.
    static func jsonText(_ expression: SegmentExpression) -> String {
        Presentation.JSONText.text(document(segmentJSON(expression)), .indented) + "\n"
    }

    private static func tree(_ json: String) throws -> SegmentExpression {
        let parser = JSONParser()
        let bytes = Array(json.utf8)
        let value = try bytes.withUnsafeBufferPointer { bytes throws(NoJSON) -> JSONValue in
            do throws(JSONError) {
                var tokens = try parser.parse(text: bytes)
                return JSONValue(reading: &tokens)
            } catch {
                throw NoJSON(description: "this is no JSON: \(error.message)")
            }
        }
        return try parseSegment(json: value)
    }

    private struct NoJSON: Error, CustomStringConvertible {
        let description: String
    }

    private static func document(_ value: JSONValue) -> JSONDocument {
        switch value {
        case .null: .null
        case .boolean(let truth): .boolean(truth)
        case .number(let digits): .decimal(digits)
        case .text(let text): .text(text)
        case .list(let values): .list(values.map(document))
        case .object(let members): .object(members.map { ($0.name, document($0.value)) })
        }
    }
}
