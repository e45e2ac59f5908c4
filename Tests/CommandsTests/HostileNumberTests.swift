import Testing

/// Numbers that no shop has, and what is said of them.
struct `Numbers beyond all sums` {
    private func order(_ number: Int, _ total: String, _ items: String = "[]") -> String {
        #"{"eventTypeKey":"orderCreated","keyValue":"k","occurred":"2024-11-01T10:00","params":["#
            + #"{"name":"externalOrderId","value":"\#(number)"},{"name":"email","value":"a@example.com"},"#
            + #"{"name":"date","value":"2024-11-01T10:00:00"},{"name":"status","value":"DELIVERED"},"#
            + #"{"name":"totalCost","value":\#(total)},{"name":"currency","value":"UAH"},"#
            + #"{"name":"items","value":\#(items)}]}"#
    }

    @Test(arguments: [["average-check"], ["average-check", "--retention"], ["average-check", "--histogram"], ["rfm"]])
    func `are refused with what is in the way`(command: [String]) throws {
        let work = try WorkFolder()
        let totals = (1...40).map { order($0, $0 == 1 ? "0.000000000000000001" : "9000000000000000000") }
        try work.write("in.ndjson", totals.joined(separator: "\n"))
        try work.run("import", "in.ndjson", "--time-zone", "UTC")
        let result = try BuiltProgram.run(command + ["--as-of", "2024-12-31"], in: work.folder)
        #expect(result.code == 64)
        #expect(result.errors.contains("one of them is 9000000000000000000, one has 18 digits after the point"))
        // A segment compares such sums.
        let segment = "revenue > 351000000000000000000 and revenue < 351000000000000000001"
        let preview = try work.run("preview", segment, "--format", "csv")
        #expect(preview.lines.count == 2)
    }

    @Test func `do not keep a rehearsal from telling the rest`() throws {
        let work = try WorkFolder()
        let totals = (1...40).map { order($0, $0 == 1 ? "0.000000000000000001" : "9000000000000000000") }
        try work.write("in.ndjson", totals.joined(separator: "\n"))
        let command = ["audit", "in.ndjson", "--time-zone", "UTC", "--rehearse", "--as-of", "2024-12-31"]
        let result = try BuiltProgram.run(command, in: work.folder)
        #expect(result.code <= 1, "\(result.errors)")
        #expect(!result.lines.isEmpty)
    }

    @Test func `stop neither an audit nor a list of items`() throws {
        let work = try WorkFolder()
        let line = #"{"externalItemId":"a","quantity":1,"cost":1e27}"#
        let great = #"{"externalItemId":"b","quantity":1e38,"cost":0}"#
        let lines = Array(repeating: line, count: 300).joined(separator: ",") + ",\(great),\(great)"
        try work.write("in.ndjson", order(1, "5", "[\(lines)]"))
        #expect(try BuiltProgram.run(["audit", "in.ndjson", "--time-zone", "UTC"], in: work.folder).code <= 1)
        try work.run("import", "in.ndjson", "--time-zone", "UTC")
        let items = try work.run("report", "top-items", "--part", "top-items-by-quantity", "--format", "csv").lines
        // Of the two lines of b one has a quantity that cannot be added to the other's.
        let quantity = "1" + String(repeating: "0", count: 38)
        #expect(items.dropFirst().first?.hasSuffix(",1,1,\(quantity),0,1") == true, "\(items)")
    }
}
