import EventModel
import EventReader
import Foundation
import Testing

/// The vendor's OpenAPI file, and what of a request contradicts it.
///
/// Read are paths, methods, parameters in the path and in the query, and of schemas `$ref`, `type`, `properties`, `required`,
/// `items`, `enum`, `minItems`, `maxItems`, `maxLength` and `oneOf`. Three things are stricter than the file: a member that a
/// schema with properties does not name, a body that the file does not speak of, and a list of more than the number of elements
/// that its description gives as its greatest. Two are read as they must be meant, since no value could fit them: an `enum` on a
/// list holds for its elements, and `oneOf` with the schema `Object` among its choices takes any value.
struct OpenAPIFile {
    /// The environment variable that names the file.
    static let variable = "MUSTER_OPENAPI"
    /// The file's path; nil if none is named.
    static let path = ProcessInfo.processInfo.environment[variable].flatMap { $0.isEmpty ? nil : $0 }

    private let document: JSONValue

    /// Reads the file.
    init(path: String) throws {
        try self.init(Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// Reads a document.
    init(_ bytes: Data) throws {
        document = try Self.value(bytes)
        try #require(document["paths"] != nil, "this is no OpenAPI file")
    }

    /// What of a request contradicts the file; empty if nothing does.
    func faults(in request: RecordingService.Request) throws -> [String] {
        let parts = request.target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let operation = operation(request.method, String(parts[0])) else {
            return ["\(request.method) \(parts[0]): the file has no such method"]
        }
        var faults: [String] = []
        let allowed = operation["parameters"]?.elements.filter { $0["in"]?.text == "query" } ?? []
        let given = parts.count > 1 ? parts[1].split(separator: "&").map { $0.prefix { $0 != "=" } } : []
        for name in given where !allowed.contains(where: { $0["name"]?.text == String(name) }) {
            faults.append("\(request.target): there is no parameter \(name)")
        }
        for parameter in allowed where parameter["required"] == .boolean(true) {
            let name = parameter["name"]?.text ?? ""
            if !given.contains(where: { $0 == name }) { faults.append("\(request.target): \(name) is missing") }
        }
        let media = operation["requestBody"]?["content"]?["application/json"]
        guard let media else {
            return request.body.isEmpty ? faults : faults + ["\(request.target): a body, where the file has none"]
        }
        guard request.headers["content-type"]?.hasPrefix("application/json") == true else {
            return faults + ["\(request.target): the body is not called application/json"]
        }
        let schema = try #require(media["schema"])
        return faults + self.faults(in: try Self.value(request.body), schema, at: request.target)
    }

    private func operation(_ method: String, _ path: String) -> JSONValue? {
        guard case .object(let paths)? = document["paths"] else { return nil }
        let words = path.split(separator: "/", omittingEmptySubsequences: false)
        let found = paths.first { template in
            let parts = template.name.split(separator: "/", omittingEmptySubsequences: false)
            return parts.count == words.count
                && zip(parts, words).allSatisfy { $0 == $1 || $0.hasPrefix("{") && !$1.isEmpty }
        }
        return found?.value[method.lowercased()]
    }

    private func faults(in value: JSONValue, _ schema: JSONValue, at place: String) -> [String] {
        if let reference = schema["$ref"]?.text {
            guard let schema = resolved(reference) else { return ["\(place): the file lacks \(reference)"] }
            return faults(in: value, schema, at: place)
        }
        if let choices = schema["oneOf"]?.elements {
            let takesAll = choices.contains { $0["$ref"]?.text?.hasSuffix("/Object") ?? false }
            let fits = choices.contains { faults(in: value, $0, at: place).isEmpty }
            return takesAll || fits ? [] : ["\(place): none of the choices"]
        }
        switch (schema["type"]?.text, value) {
        case ("object"?, .object(let members)): return faults(in: members, schema, at: place)
        case ("array"?, .list(let elements)): return faults(in: elements, schema, at: place)
        case ("string"?, .text(let text)):
            let most = schema["maxLength"]?.integer ?? .max
            let words = schema["enum"]?.elements
            return (text.unicodeScalars.count > most ? ["\(place): longer than \(most)"] : [])
                + (words.map { $0.contains(value) } ?? true ? [] : ["\(place): \(text) is none of the words"])
        case ("integer"?, .number(let digits)): return Int(digits) == nil ? ["\(place): no whole number"] : []
        case ("number"?, .number), ("boolean"?, .boolean), (nil, _): return []
        case (let type?, _): return ["\(place): no \(type)"]
        }
    }

    private func faults(in members: [JSONMember], _ schema: JSONValue, at place: String) -> [String] {
        let required = schema["required"]?.elements.compactMap(\.text) ?? []
        var faults = required.filter { name in !members.contains { $0.name == name } }
            .map { "\(place): \($0) is missing" }
        guard case .object? = schema["properties"] else { return faults }
        for member in members {
            guard let property = schema["properties"]?[member.name] else {
                faults.append("\(place): there is no \(member.name)")
                continue
            }
            faults += self.faults(in: member.value, property, at: "\(place).\(member.name)")
        }
        return faults
    }

    private func faults(in elements: [JSONValue], _ schema: JSONValue, at place: String) -> [String] {
        var faults: [String] = []
        let most = schema["maxItems"]?.integer ?? Self.greatestCount(in: schema["description"]?.text ?? "") ?? .max
        if elements.count > most { faults.append("\(place): more than \(most) elements") }
        if let least = schema["minItems"]?.integer, elements.count < least {
            faults.append("\(place): fewer than \(least) elements")
        }
        let words = schema["enum"]?.elements
        for (index, element) in elements.enumerated() {
            if words.map({ !$0.contains(element) }) ?? false { faults.append("\(place)[\(index)]: none of the words") }
            if let items = schema["items"] { faults += self.faults(in: element, items, at: "\(place)[\(index)]") }
        }
        return faults
    }

    /// The number in `(max. 3000)`, as the vendor's descriptions say it.
    private static func greatestCount(in description: String) -> Int? {
        guard let range = description.range(of: "(max. ") else { return nil }
        return Int(description[range.upperBound...].prefix { $0.isNumber })
    }

    private func resolved(_ reference: String) -> JSONValue? {
        var value: JSONValue? = document
        for name in reference.split(separator: "/").dropFirst() { value = value?[String(name)] }
        return value
    }

    /// The value that bytes of JSON hold.
    static func value(_ bytes: Data) throws -> JSONValue {
        let parser = JSONParser()
        return try Array(bytes).withUnsafeBufferPointer { bytes in
            var tokens = try parser.parse(text: bytes)
            return JSONValue(reading: &tokens)
        }
    }
}

extension JSONValue {
    fileprivate var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    fileprivate var elements: [JSONValue] {
        guard case .list(let elements) = self else { return [] }
        return elements
    }

    fileprivate var integer: Int? {
        guard case .number(let digits) = self else { return nil }
        return Int(digits)
    }
}
