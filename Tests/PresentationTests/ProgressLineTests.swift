import Testing

@testable import Presentation

struct ProgressLineTests {
    private let reading = ProgressLine(
        title: "shop.ndjson",
        unit: .bytes,
        done: 1_200_000_000,
        total: 2_700_000_000,
        elapsed: .seconds(6)
    )

    @Test func `it says how far, how much, how fast and how long yet`() {
        // 1.2 GB in 6 s is 200 MB/s, and the other 1.5 GB take 7.5 s.
        #expect(reading.text() == "shop.ndjson  44%  1.2 GB of 2.7 GB  200 MB/s  7.5 s left")
    }

    @Test(arguments: [
        (56, "shop.ndjson  44%  1.2 GB of 2.7 GB  200 MB/s  7.5 s left"),
        (55, "shop.ndjson  44%  1.2 GB of 2.7 GB  7.5 s left"),
        (46, "shop.ndjson  44%  1.2 GB of 2.7 GB  7.5 s left"),
        (45, "shop.ndjson  44%  7.5 s left"),
        (27, "shop.ndjson  44%"),
        (15, "44%"),
        (1, "44%"),
    ])
    func `on a narrow terminal whole parts are left out`(width: Int, line: String) {
        #expect(reading.text(width: width) == line)
    }

    @Test func `without a total it says what is done and since when`() {
        let line = ProgressLine(title: "-", unit: .things("events"), done: 10_000, total: nil, elapsed: .seconds(4))
        #expect(line.text() == "-  10,000 events  2,500 events/s  4.0 s")
        #expect(line.text(width: 20) == "-  10,000 events")
    }

    @Test func `at the start nothing is said of pace`() {
        let line = ProgressLine(title: "a", unit: .things("events"), done: 0, total: 100, elapsed: .zero)
        #expect(line.text() == "a  0%  0 events of 100 events  0 ms")
    }

    @Test func `work that goes on counts only its own pace`() {
        // 40 of the 50 were done before; 10 in 5 s leave 25 s for the other 50.
        let line = ProgressLine(
            title: "a",
            unit: .things("events"),
            done: 50,
            total: 100,
            doneBefore: 40,
            elapsed: .seconds(5)
        )
        #expect(line.text() == "a  50%  50 events of 100 events  2 events/s  25.0 s left")
    }

    @Test func `neither an absurd total nor a control in the title does harm`() {
        let line = ProgressLine(title: "a\nb", unit: .bytes, done: 1, total: .max, elapsed: .seconds(100))
        #expect(line.text() == "a␊b  0%  1 B of 9.2 EB  0 B/s  36525 d 0 h left")
    }

    @Test(arguments: [(999, "99%"), (1000, "100%"), (1001, "100%")])
    func `a hundred per cent is said only of what is done`(done: Int, share: String) {
        let line = ProgressLine(title: "a", unit: .bytes, done: done, total: 1000, elapsed: .seconds(1))
        #expect(line.text(width: 9).hasSuffix(share))
    }
}
