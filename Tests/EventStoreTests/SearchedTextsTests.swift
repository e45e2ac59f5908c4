import EventModel
import EventReader
import Testing

@testable import EventStore

/// Texts of a large store stay in the file while a few events come; what a store has must not depend on it.
struct `Texts that are searched in the file` {
    /// A dictionary of texts that stand in pages of three.
    private static func saved(_ texts: [String]) -> TextDictionary {
        let pages = stride(from: 0, to: texts.count, by: 3).map { first in
            let codes = first..<min(first + 3, texts.count)
            let texts = texts[codes].map { Array($0.utf8) }
            return TextDictionary.SavedPage(codes: codes, byteCount: texts.joined().count) {
                let bytes = VocabularyTable.encoded(Array(texts.joined()), texts.map { UInt32($0.count) })
                return try? SavedTexts(bytes, count: codes.count)
            }
        }
        return TextDictionary(savedPages: pages)
    }

    private static func dictionary(_ texts: [String]) -> TextDictionary {
        let dictionary = TextDictionary()
        for text in texts { _ = code(text, in: dictionary) }
        return dictionary
    }

    private static func code(_ text: String, in dictionary: TextDictionary) -> UInt32 {
        Array(text.utf8).withUnsafeBytes { dictionary.code(of: $0, hash: TextHash.of($0)) }
    }

    private static func texts(_ range: Range<Int>) -> [String] {
        range.map { $0 % 11 == 0 ? String(repeating: "я", count: $0) : "\($0)" }
    }

    @Test(arguments: 0..<50)
    func `have the codes that they would have if all were read, in whatever order it is done`(seed: Int) {
        var random = HostileEvents(seed: UInt64(15_000 + seed))
        let texts = Self.texts(0..<1 + random.below(40))
        let (searched, read) = (Self.saved(texts), Self.dictionary(texts))
        for _ in 0..<12 {
            let lot = (0..<random.below(20)).map { _ in Self.texts(0..<80)[random.below(80)] }
            let others = Self.dictionary(lot)
            switch random.below(10) {
            case 0:
                // One at a time has all read.
                if let text = lot.first { #expect(Self.code(text, in: searched) == Self.code(text, in: read)) }
            case 1: searched.readTexts()
            case 2: #expect(searched.codes(ofAll: others) == read.codes(ofAll: others))
            default:
                searched.search(for: [others, Self.dictionary(lot.reversed())])
                #expect(searched.codes(ofAll: others) == read.codes(ofAll: others))
            }
            #expect(searched.count == read.count)
            for code in 0..<UInt32(read.count) { #expect(searched.text(code) == read.text(code)) }
            var found: [String] = []
            let some = read.count / 3..<read.count
            searched.forEachText(some) { found.append(String(decoding: $0, as: UTF8.self)) }
            #expect(found == some.map { read.text(UInt32($0)) })
        }
    }

    @Test func `stay where they are`() {
        let dictionary = Self.saved(Self.texts(0..<100))
        let wanted = Self.dictionary(["7", "new", "98"])
        dictionary.search(for: [wanted])
        #expect(dictionary.codes(ofAll: wanted) == [7, 100, 98])
        #expect(dictionary.hasUnreadTexts)
        _ = dictionary.codes(ofAll: Self.dictionary(["8"]))
        #expect(!dictionary.hasUnreadTexts)
        #expect(dictionary.text(100) == "new" && dictionary.text(8) == "8" && dictionary.count == 101)
    }

    @Test func `are read after all when they are looked for again and again`() {
        let dictionary = Self.saved(Self.texts(0..<100))
        for source in 0..<10 {
            // What is known already, or is no text at all, takes no pass through the file.
            for others in [[], [Self.dictionary(["7"])]] { dictionary.search(for: others) }
            let wanted = Self.dictionary(["7", "\(source + 34)", "new \(source)"])
            dictionary.search(for: [wanted])
            #expect(dictionary.hasUnreadTexts == (source < 2))
            #expect(dictionary.codes(ofAll: wanted) == [7, UInt32(source + 34), UInt32(source + 100)])
        }
    }

    /// Events of people who are spelled in some ways.
    private static func events(_ people: [Int], spelling: Int) -> String {
        people.enumerated().map { index, person in
            let email = spelling % 2 == 0 ? "Person\(person)@Example.com " : "person\(person)@example.com"
            let phone = spelling % 3 == 0 ? "+38 067 000-\(1000 + person)" : "38067000\(1000 + person)"
            let names = [
                #"{"name":"email","value":"\#(email)"}"#, #"{"name":"phone","value":"\#(phone)"}"#,
                #"{"name":"externalCustomerId","value":"c\#(person % 17)"}"#,
            ]
            let parameters = names.enumerated().filter { ($0.offset + index + spelling) % 3 != 0 }.map(\.element)
            let order = #"{"name":"externalOrderId","value":"o\#((person * 7 + spelling) % 90)"}"#
            return """
                {"eventTypeKey":"\(index % 4 == 0 ? "orderCreated" : "visit\(index % 3)")",\
                "params":[\((parameters + [order]).joined(separator: ","))],\
                "occurred":"2024-01-\(10 + (index * 5 + spelling) % 20)T00:00"}
                """
        }.joined(separator: "\n")
    }

    @Test(arguments: [1, 2, 3, 4])
    func `leave the store that reading all of them leaves`(seed: Int) throws {
        let first = Self.events((0..<200).map { ($0 * seed * 13) % 120 }, spelling: seed)
        let later = (0..<3).map { step in
            (0..<2).map { source in
                Self.events((0..<40).map { ($0 * 7 + step * 31 + source * 11) % 200 }, spelling: seed + step + source)
            }
        }
        // Blocks of a few events: a source has more of them than are searched for together.
        let reading = PartSizes(eventsPerPart: 50, bytesPerBlock: 300, eventsPerRowGroup: 16)
        let searching = PartSizes(eventsPerPart: 50, eventsPerRowGroup: 16)
        let (read, searched) = (try TemporaryStore(), try TemporaryStore())
        for (store, sizes) in [(read, reading), (searched, searching)] {
            try store.importTexts(first, sizes: sizes)
            for sources in later { try store.importTexts(sources[0], sources[1], sizes: sizes) }
            #expect(try store.read { try $0.verify() } == [])
        }
        #expect(try searched.exported() == read.exported())
        #expect(try searched.dictionarySizes() == read.dictionarySizes())
        func contacts(_ store: TemporaryStore) throws -> [[String?]] {
            try store.read { snapshot in
                (0..<UInt32(snapshot.contacts.count)).map { contact in
                    IdentifierKind.allCases.map { snapshot.identifier($0, of: contact) }
                }
            }
        }
        #expect(try contacts(searched) == contacts(read))
    }
}
