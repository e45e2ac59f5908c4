import SampleShop
import Testing

struct SampleHabitsTests {
    /// How many orders were created on each day.
    private let days = Self.story

    private static let story: [String: Int] = {
        var days: [String: Int] = [:]
        for line in SampleShop(orders: 12_000, seed: 21).bytes().split(separator: UInt8(ascii: "\n"))
        where line.starts(with: #"{"eventTypeKey":"orderCreated""#.utf8) {
            days[String(decoding: line.suffix(18).prefix(10), as: UTF8.self), default: 0] += 1
        }
        return days
    }()

    @Test(arguments: [("2022-11", "25"), ("2023-11", "24"), ("2024-11", "29")])
    func `Black Friday is more than twice as busy as other days of its month`(month: String, friday: String) {
        let sales = orders("\(month)-\(friday)")
        #expect(sales > 0)
        #expect(sales * 29 > 2 * (orders(month) - sales))
    }

    @Test func `the shop grows from year to year, and December is busier than July`() {
        let years = ["2022", "2023", "2024"].map(orders)
        #expect(years[0] < years[1] && years[1] < years[2])
        for year in ["2022", "2023", "2024"] {
            #expect(orders("\(year)-07") * 5 < orders("\(year)-12") * 4)
        }
    }

    @Test func `a tenth of the buyers place almost half of the orders, and many buy once`() throws {
        var counts: [String: Int] = [:]
        for event in try SampleShop(orders: 1_500, seed: 8).events() where event.eventTypeKey == "orderCreated" {
            counts[event.person, default: 0] += 1
        }
        let sorted = counts.values.sorted(by: >)
        #expect(sorted.prefix(sorted.count / 10).reduce(0, +) > 1_500 * 4 / 10)
        #expect(sorted.filter { $0 == 1 }.count * 10 > sorted.count)
    }

    @Test func `the city is written in both alphabets`() throws {
        let cities = Set(try SampleShop(orders: 400, contacts: 400, seed: 11).events().compactMap { $0.text("city") })
        #expect(cities.isSuperset(of: ["Київ", "Kyiv", "Львів", "Warszawa"]))
    }

    private func orders(_ prefix: String) -> Int {
        days.filter { $0.key.hasPrefix(prefix) }.reduce(0) { $0 + $1.value }
    }
}
