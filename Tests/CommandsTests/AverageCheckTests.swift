import Foundation
import Testing

struct `The average check` {
    private static let asOf = ["average-check", "--as-of", "2024-12-31"]

    private static func run(_ words: [String], in work: WorkFolder) throws -> BuiltProgram.Outcome {
        let outcome = try BuiltProgram.run(words, in: work.folder, input: Data(), environment: [:])
        #expect(outcome.code == 0, "\(words): \(outcome.errors)")
        return outcome
    }

    /// Some columns of a CSV result.
    private static func columns(_ titles: [String], of outcome: BuiltProgram.Outcome) throws -> [String] {
        let rows = CSVText.rows(outcome.output)
        let places = try titles.map { title in try #require(rows.first?.firstIndex(of: title)) }
        return rows.dropFirst().map { row in places.map { row[$0] }.joined(separator: " ") }
    }

    // 20, 30, 40, 50.50 and 100: P10 at position 0.4, P90 at 3.6, P99 at 3.96; Eva's cancelled 70 is in gross.
    @Test func `has the figures that are worked out by hand`() throws {
        let work = try WorkFolder.withOrderShop()
        #expect(
            try Self.run(Self.asOf, in: work).lines == [
                "group,currency,orders,contacts,revenue,mean,trimmedMean,median,p10,p25,p75,p90,p99,least,greatest,"
                    + "ordersPerContact,repeatShare,grossOrders,gross,grossMean,netOrders,net,netMean",
                "all,UAH,5,3,240.50,48.100000,48.100000,40.00,24.00,30.00,50.50,80.20,98.02,20.00,100.00,"
                    + "1.666667,0.400000,6,310.50,51.750000,5,240.50,48.100000",
                "all,USD,1,1,5,5.000000,5.000000,5,5,5,5,5,5,5,5,1.000000,1.000000,1,5,5.000000,1,5,5.000000",
            ]
        )
    }

    @Test(arguments: ["all", "month", "city"], [[], ["--status", "any"]])
    func `shows chosen columns as they are among all`(by: String, status: [String]) throws {
        let work = try WorkFolder.withOrderShop()
        let words = Self.asOf + (by == "all" ? [] : ["--by", by]) + status
        let all = try Self.run(words, in: work)
        for chosen in ["group,currency,orders,mean,median", "contacts,group", "repeatShare,p99", "net,grossMean,least"]
        {
            let titles = chosen.split(separator: ",").map(String.init)
            let some = try Self.run(words + ["--columns", chosen.uppercased()], in: work)
            #expect(CSVText.rows(some.output).first == titles)
            #expect(try Self.columns(titles, of: some) == (try Self.columns(titles, of: all)))
        }
    }

    @Test(arguments: [
        (["--columns", "orders,medan"], "no column is called \"medan\"; did you mean mean?"),
        (["--columns", "orders,Orders"], "the column Orders comes twice"),
        (["--columns", "orders", "--histogram"], "--columns chooses among the figures of the average check"),
    ])
    func `says which columns cannot be chosen`(words: [String], said: String) throws {
        let work = try WorkFolder.withOrderShop()
        let outcome = try BuiltProgram.run(Self.asOf + words, in: work.folder, input: Data(), environment: [:])
        #expect(outcome.code == 64)
        #expect(outcome.errors.contains(said))
    }

    @Test(arguments: [
        ("month", ["2024-10 UAH 2 60", "2024-11 UAH 1 50.50", "2024-12 UAH 2 130", "2024-12 USD 1 5"]),
        ("weekday", ["Monday UAH 1 50.50", "Wednesday UAH 3 90", "Wednesday USD 1 5", "Saturday UAH 1 100"]),
        ("hour", ["09 UAH 1 20", "10 UAH 3 180.50", "10 USD 1 5", "18 UAH 1 40"]),
        ("status", ["DELIVERED UAH 5 240.50", "DELIVERED USD 1 5"]),
        ("city", ["Kyiv UAH 3 170.50", "Lviv UAH 2 70", " USD 1 5"]),
        ("category", ["shoes UAH 3 110.50", "books UAH 2 130", " USD 1 5"]),
        ("first-or-repeat", ["first UAH 3 100.50", "repeat UAH 2 140", "repeat USD 1 5"]),
        ("currency", ["UAH UAH 5 240.50", "USD USD 1 5"]),
    ])
    func `tells orders apart`(by: String, groups: [String]) throws {
        let work = try WorkFolder.withOrderShop()
        let outcome = try Self.run(Self.asOf + ["--by", by], in: work)
        #expect(try Self.columns(["group", "currency", "orders", "revenue"], of: outcome) == groups)
    }

    @Test func `tells orders apart by RFM groups and by saved segments, the user's own among them`() throws {
        let work = try WorkFolder.withOrderShop()
        try work.write("queries/big.segment", "# Big.\ndid orderCreated where totalCost > 90\n")
        try work.write("queries/broken.segment", "# Broken.\ndid orderCreated where totalCots > 90\n")
        let byRFM = try Self.run(Self.asOf + ["--by", "rfm", "--currency", "UAH"], in: work)
        #expect(
            try Self.columns(["group", "revenue"], of: byRFM) == [
                "New Customers 150.50", "About To Sleep 30", "Hibernating 60",
            ]
        )
        let bySegment = try Self.run(Self.asOf + ["--by", "segment", "--currency", "UAH"], in: work)
        #expect(try Self.columns(["group", "revenue"], of: bySegment).contains("big 150.50"))
        #expect(bySegment.errors.contains("hint: the segment broken is left out: "))
    }

    @Test func `says which fields a list has that orders cannot be grouped by`() throws {
        let work = try WorkFolder.withOrderShop()
        let outcome = try Self.run(Self.asOf + ["--by", "items"], in: work)
        let hint = "hint: where items is a list it has no value to group by; its lines have items."
        #expect(outcome.errors.contains(hint))
        #expect(try !Self.run(Self.asOf + ["--by", "city"], in: work).errors.contains("hint: where"))
    }

    @Test(arguments: [
        (["--from", "2024-11-01", "--to", "2024-12-15"], "2 80.50"),
        (["--segment", "did orderCreated where totalCost > 90"], "2 150.50"),
        (["--status", "any"], "7 1309.50"),
        (["--as-of", "2024-12-10"], "4 180.50"),
        (["--as-of", "2024-12-01T09:59"], "3 110.50"),
        (["--as-of", "2025-01-15"], "6 300.50"),
    ])
    func `counts only what its options leave`(more: [String], expected: String) throws {
        let work = try WorkFolder.withOrderShop()
        let outcome = try Self.run(
            ["average-check", "--currency", "UAH"] + (more[0] == "--as-of" ? [] : Array(Self.asOf.dropFirst())) + more,
            in: work
        )
        #expect(try Self.columns(["orders", "revenue"], of: outcome) == [expected])
    }

    @Test(arguments: [[], ["--by", "month"], ["--by", "city"], ["--histogram"], ["--retention"], ["--left-out"]])
    func `has the same rows in CSV and JSON, and their texts in the table`(more: [String]) throws {
        let work = try WorkFolder.withOrderShop()
        let csv = CSVText.rows(try Self.run(Self.asOf + more + ["--format", "csv"], in: work).output)
        let document = try JSONSerialization.jsonObject(
            with: try Self.run(Self.asOf + more + ["--format", "json"], in: work).bytes
        )
        #expect(CSVText.rows(document, titles: try #require(csv.first)) == Array(csv.dropFirst()))
        #expect(csv.count > 1)
        let table = try Self.run(Self.asOf + more + ["--format", "table"], in: work).output
        for text in csv.joined() where !text.isEmpty { #expect(table.contains(text)) }
    }

    @Test func `states its date, what counts and what does not, whatever the format`() throws {
        let work = try WorkFolder.withOrderShop()
        let words = Self.asOf + ["--currency", "UAH", "--from", "2024-11-01"]
        let errors = try Self.run(words, in: work).errors
        #expect(
            errors.split(separator: "\n") == [
                "average check: status DELIVERED, currency UAH, from 2024-11-01", "as of 2024-12-31, clock of UTC",
                "left out: status INITIALIZED: 1 order", "left out: status CANCELLED: 1 order",
                "left out: date: 2 orders", "left out: currency USD: 1 order",
                "left out: date after the as-of time: 1 order", "left out: no contact, whole file: 1 order event",
            ]
        )
        #expect(try Self.run(words + ["--format", "json"], in: work).errors == errors)
        #expect(
            try Self.run(words + ["--left-out"], in: work).lines == [
                "reason,value,orders,events", "status,INITIALIZED,1,", "status,CANCELLED,1,", "date,,2,",
                "currency,USD,1,", "date after the as-of time,,1,", "\"no contact, whole file\",,,1",
            ]
        )
    }

    // Five orders from 20 to 100: a width of 5 makes seventeen bins, one of 2 more than thirty.
    @Test func `spreads totals out in bins, with bars in a table`() throws {
        let work = try WorkFolder.withOrderShop()
        let words = Self.asOf + ["--histogram", "--currency", "UAH"]
        let csv = CSVText.rows(try Self.run(words, in: work).output)
        #expect(csv.count == 18)
        #expect(csv[1] == ["all", "UAH", "20", "25", "1", "0.200000", "20.00"])
        #expect(csv[7] == ["all", "UAH", "50", "55", "1", "0.200000", "50.50"])
        let table = try Self.run(words + ["--format", "table"], in: work).lines
        #expect(table.count { $0.hasSuffix(" " + String(repeating: "█", count: 30)) } == 5)
    }

    @Test func `follows contacts from the month of their first order`() throws {
        let work = try WorkFolder.withOrderShop()
        #expect(
            try Self.run(Self.asOf + ["--retention", "--currency", "UAH"], in: work).lines == [
                "firstMonth,currency,size,months,contacts,share,orders,revenue",
                "2024-10,UAH,1,0,1,1.000000,2,60", "2024-10,UAH,1,1,0,0.000000,0,0", "2024-10,UAH,1,2,0,0.000000,0,0",
                "2024-11,UAH,1,0,1,1.000000,1,50.50", "2024-11,UAH,1,1,1,1.000000,1,100",
                "2024-12,UAH,1,0,1,1.000000,1,30",
            ]
        )
    }
}
