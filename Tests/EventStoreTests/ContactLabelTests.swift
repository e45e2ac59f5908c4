import EventStore
import Testing

struct `The names of contacts` {
    /// People with identifiers of all kinds, some with several, and some whose first one turns out to be none.
    private static func people(_ count: Int) -> String {
        (0..<count).map { number in
            let identifiers: [(String, String)] =
                switch number % 7 {
                case 0: [("email", "Person\(number)@X.com ")]
                case 1: [("phone", "+38 (050) \(number)")]
                case 2: [("externalCustomerId", "shop-\(number)"), ("email", "p\(number)@x.com")]
                case 3: [("contactId", "\(number)"), ("phone", "77\(number)")]
                case 4: [("email", "Ünï\(number)@x.com")]
                case 5: [("externalCustomerId", "null"), ("email", "e\(number)@x.com")]
                default: [("externalCustomerId", "\"q\(number)")]
                }
            let parameters = identifiers.map { name, value in
                #"{"name":"\#(name)","value":"\#(value.replacing("\"", with: "\\\""))"}"#
            }
            return #"{"eventTypeKey":"x","params":[\#(parameters.joined(separator: ","))],"occurred":"2024-01-01"}"#
        }.joined(separator: "\n")
    }

    @Test(arguments: [1, 7, 3_000]) func `are the same asked for together and one by one`(count: Int) throws {
        let store = try TemporaryStore()
        try store.importTexts(Self.people(count))
        try store.read { snapshot in
            let contacts = (0..<UInt32(snapshot.contacts.count)).reversed() + [0, 0]
            let each = contacts.map { snapshot.label(of: $0) }
            #expect(each.allSatisfy { !$0.isEmpty })
            var (bytes, together): ([UInt8], [String]) = (Array("before".utf8), [])
            var start = bytes.count
            for end in snapshot.appendLabels(of: contacts[...], to: &bytes) {
                together.append(String(decoding: bytes[start..<end], as: UTF8.self))
                start = end
            }
            #expect(together == each)
        }
    }

    @Test func `are the first identifiers in their normal form`() throws {
        let store = try TemporaryStore()
        try store.importTexts(Self.people(7))
        try store.read { snapshot in
            var bytes: [UInt8] = []
            _ = snapshot.appendLabels(of: Array(0..<UInt32(snapshot.contacts.count))[...], to: &bytes)
            #expect(String(decoding: bytes, as: UTF8.self) == "person0@x.com380501shop-23ünï4@x.come5@x.com\"q6")
        }
    }
}
