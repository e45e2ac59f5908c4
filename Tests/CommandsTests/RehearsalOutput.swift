/// The rehearsal of `muster audit --rehearse` as JSON.
struct RehearsalOutput: Decodable {
    struct Reason: Decodable {
        let kind: String
        let events: Int
    }

    struct Rule: Decodable, Hashable {
        let rule: String
        let kind: String
        let events: Int
        let back: Int?
        let mended: Int?
    }

    /// A number, or money as a text.
    struct Amount: Decodable, Hashable {
        let text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            do {
                text = String(try container.decode(Int.self))
            } catch {
                text = try container.decode(String.self)
            }
        }
    }

    struct State: Decodable {
        let what: String
        let name: String?
        let meant: Amount?
        let held: Amount?
        let difference: Amount?
    }

    struct Effect: Decodable {
        let rule: String
        let what: String
        let name: String?
        let held: Amount?
        let without: Amount?
        let difference: Amount
        let meaning: String
    }

    struct Whole: Decodable {
        let events: Int
        let accepted: Int
        let ignored: Int
        let rehearsal: RehearsalOutput
    }

    let asOf: String
    let currency: String?
    let reasons: [Reason]
    let rules: [Rule]
    let state: [State]
    let effects: [Effect]
    let notes: [String]

    /// What was meant and what is held, by what is counted: `orders by status DELIVERED`.
    var figures: [String: [String?]] {
        var figures: [String: [String?]] = [:]
        for row in state { figures[Self.key(row.what, row.name)] = [row.meant?.text, row.held?.text] }
        return figures
    }

    /// What a rule changes, by what is counted.
    func changes(_ rule: String) -> [String: String] {
        var changes: [String: String] = [:]
        for row in effects where row.rule == rule { changes[Self.key(row.what, row.name)] = row.difference.text }
        return changes
    }

    private static func key(_ what: String, _ name: String?) -> String { name.map { "\(what) \($0)" } ?? what }
}
