import Columns
import Testing

@testable import EventStore

struct `Texts on disk` {
    private static func texts(_ count: Int) -> [String] {
        (0..<count).map { number in
            switch number % 7 {
            case 0: ""
            case 1: String(repeating: "я", count: number * 3)
            default: "text \(number)"
            }
        }
    }

    private static func written(_ texts: [String]) throws -> TextsOnDisk {
        try #require(
            TextsOnDisk { body in
                for text in texts { Array(text.utf8).withUnsafeBytes { body($0) } }
            }
        )
    }

    @Test(arguments: [1, 15, 16, 17, 1_000])
    func `are those that were written, by their codes and in a row`(count: Int) throws {
        let texts = Self.texts(count)
        let onDisk = try Self.written(texts)
        #expect(onDisk.count == count)
        for code in [Array(texts.indices), texts.indices.reversed()].joined() {
            #expect(onDisk.withText(code) { String(decoding: $0, as: UTF8.self) } == texts[code])
        }
        for codes in [0..<count, count / 3..<count, 0..<count / 2, count..<count] {
            var found: [String] = []
            onDisk.forEachText(codes) { found.append(String(decoding: $0, as: UTF8.self)) }
            #expect(found == Array(texts[codes]))
        }
    }

    @Test func `can be asked for by many threads, and by one while it holds another`() throws {
        let texts = Self.texts(500)
        let onDisk = try Self.written(texts)
        let wrong = Concurrently.map(8) { thread in
            (0..<2_000).count { step in
                let (one, other) = ((step * 7 + thread) % 500, (step * 13 + thread) % 500)
                return onDisk.withText(one) { bytes in
                    let inner = onDisk.withText(other) { String(decoding: $0, as: UTF8.self) }
                    return String(decoding: bytes, as: UTF8.self) != texts[one] || inner != texts[other]
                }
            }
        }
        #expect(wrong == Array(repeating: 0, count: 8))
    }
}
