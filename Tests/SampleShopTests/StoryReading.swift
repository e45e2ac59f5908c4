import Foundation
import SampleShop

/// One line of a shop's stream, decoded by Foundation.
struct StoryEvent: Decodable, Sendable {
    let eventTypeKey: String
    let keyValue: String
    let params: [StoryParameter]
    let occurred: String

    /// The text of a parameter; nil if it is missing or no text.
    func text(_ name: String) -> String? {
        guard case .text(let text)? = params.first(where: { $0.name == name })?.value else { return nil }
        return text
    }

    /// The order lines; nil if there are none.
    var items: [StoryItem]? {
        guard case .items(let items)? = params.first(where: { $0.name == "items" })?.value else { return nil }
        return items
    }

    /// Who it is: the email where there is one, since the shop names nobody by two that do not come together.
    var person: String { text("email") ?? text("externalCustomerId") ?? "nobody" }
}

/// A parameter of an event.
struct StoryParameter: Decodable, Sendable {
    enum Value: Sendable {
        case text(String)
        case items([StoryItem])
        case other
    }

    let name: String
    let value: Value

    private enum Keys: String, CodingKey {
        case name
        case value
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        name = try container.decode(String.self, forKey: .name)
        if name == "items" {
            value = .items(try container.decode([StoryItem].self, forKey: .value))
        } else if let text = try? container.decode(String.self, forKey: .value) {
            value = .text(text)
        } else {
            value = .other
        }
    }
}

/// An order line; decoding fails if one of the vendor's required fields is missing.
struct StoryItem: Decodable, Sendable {
    let externalItemId: String
    let name: String
    let category: String
    let quantity: Decimal
    let cost: Decimal
    let url: String
    let imageUrl: String
}

extension SampleShop {
    /// All bytes of the stream.
    func bytes() -> [UInt8] {
        var result: [UInt8] = []
        write { chunk in result.append(contentsOf: chunk) }
        return result
    }

    /// All events of the stream.
    func events() throws -> [StoryEvent] {
        let decoder = JSONDecoder()
        return try bytes().split(separator: UInt8(ascii: "\n")).map { line in
            try decoder.decode(StoryEvent.self, from: Data(line))
        }
    }
}
