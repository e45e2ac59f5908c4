import Conversion
import DelimitedText
import Testing

@Suite struct `A map` {
    @Test func `makes events in the vendor's shape, with constants, translations and kinds`() throws {
        let map = """
            event: orderCreated
            params:
              externalOrderId: Order
              externalCustomerId: {column: Client, as: code}
              phone: {column: Phone, as: phone}
              date: When
              totalCost: Sum
              status: {column: State, values: {done: DELIVERED, НОВЕ: INITIALIZED}, default: IN_PROGRESS}
              currency: {value: UAH}
              birthday: {column: Born, as: date}
              note: Note
            """
        let table = """
            Order;Client;Phone;When;Sum;State;Born;Note
            A-1;17850.0;+38 (067) 123-45-67;31.12.2024 18:05:30;1 250,50;Done;01.02.1990;"say ""hi"" \\ there"
            A-2;x.0;;1.1.2025;-5;нове;;'=1+1
            A-3;;0501112233;02.01.2025 9:00;0;sent;;

            """
        let converted = try Converted([table], map: map)
        #expect(converted.rejections == [])
        #expect(
            converted.events == [
                #"{"eventTypeKey":"orderCreated","keyValue":"17850","params":[{"name":"externalOrderId","value":"A-1"},"#
                    + #"{"name":"externalCustomerId","value":"17850"},{"name":"phone","value":"380671234567"},"#
                    + #"{"name":"date","value":"2024-12-31T18:05:30"},{"name":"totalCost","value":1250.50},"#
                    + #"{"name":"status","value":"DELIVERED"},{"name":"currency","value":"UAH"},"#
                    + #"{"name":"birthday","value":"1990-02-01"},{"name":"note","value":"say \"hi\" \\ there"}],"#
                    + #""occurred":"2024-12-31T18:05"}"#,
                #"{"eventTypeKey":"orderCreated","keyValue":"x.0","params":[{"name":"externalOrderId","value":"A-2"},"#
                    + #"{"name":"externalCustomerId","value":"x.0"},{"name":"date","value":"2025-01-01T00:00:00"},"#
                    + #"{"name":"totalCost","value":-5},{"name":"status","value":"INITIALIZED"},"#
                    + #"{"name":"currency","value":"UAH"},{"name":"note","value":"=1+1"}],"occurred":"2025-01-01"}"#,
                #"{"eventTypeKey":"orderCreated","keyValue":"0501112233","params":[{"name":"externalOrderId","value":"A-3"},"#
                    + #"{"name":"phone","value":"0501112233"},{"name":"date","value":"2025-01-02T09:00:00"},"#
                    + #"{"name":"totalCost","value":0},{"name":"status","value":"IN_PROGRESS"},"#
                    + #"{"name":"currency","value":"UAH"}],"occurred":"2025-01-02T09:00"}"#,
            ]
        )
    }

    @Test func `chooses the event type by rules, or takes it from a column`() throws {
        let table = "id,kind,when\nC1,viewed,2024-01-01\n2,bought,2024-01-02\n"
        let rules = """
            event:
              - {type: orderCancelled, column: id, begins: C}
              - {type: productViewed, column: kind, is: [viewed, seen]}
              - orderCreated
            occurred: when
            params: {externalOrderId: id}
            """
        let chosen = try Converted([table], map: rules)
        #expect(
            chosen.events.map { $0.prefix(34) }
                == [#"{"eventTypeKey":"orderCancelled","k"#, #"{"eventTypeKey":"orderCreated","ke"#].map {
                    $0.prefix(34)
                }
        )
        #expect(chosen.summary.orders == 2)
        let column =
            "event: {column: kind, values: {viewed: productViewed}, default: purchase}\noccurred: when\nparams: {externalOrderId: id}"
        #expect(
            try Converted([table], map: column).events.map { $0.split(separator: "\"")[3] } == [
                "productViewed", "purchase",
            ]
        )
    }

    @Test(arguments: [
        ("is: [a, b]", ["1"]), ("not: a", ["2", "3"]), ("begins: a", ["1", "2"]), ("ends: b", ["2"]),
        ("contains: b", ["2"]), ("empty: yes", ["3"]), ("empty: no", ["1", "2"]), ("begins: a, not: a", ["2"]),
    ])
    func `skips rows by a condition, and counts them`(condition: String, skipped: [String]) throws {
        let table = "id,x,when\n1,a,2024-01-01\n2,a-b,2024-01-01\n3,,2024-01-01\n"
        let map = "event: e\noccurred: when\nkey: id\nparams: {id: id}\nskip: [{column: x, \(condition), reason: why}]"
        let converted = try Converted([table], map: map)
        let kept = converted.events.map { String($0.split(separator: "\"")[7]) }
        #expect(Set(kept).union(skipped) == ["1", "2", "3"] && kept.count + skipped.count == 3)
        #expect(converted.summary.skipped.map(\.what) == ["why"])
        #expect(converted.summary.skipped.map(\.count) == [skipped.count])
    }

    @Test func `compares numbers by the file's decimal sign`() throws {
        let table = "id;sum;when\n1;0,99;2024-01-01\n2;1,00;2024-01-01\n3;1,01;2024-01-01\n4;x;2024-01-01\n"
        let map =
            "event: e\noccurred: when\nkey: id\nparams: {id: id}\nskip: [{column: sum, below: 1}, {column: sum, above: 1}]"
        let summary = try Converted([table], map: map).summary
        #expect(summary.skipped.map(\.what) == ["sum is below 1", "sum is above 1"])
        #expect(summary.skipped.map(\.count) == [1, 1])
        #expect(summary.events == 2)
    }

    @Test(arguments: [
        ("1,x,2024-01-01,new", "totalCost: column sum: \"x\" is no number with a decimal point"),
        ("1,5,2024-13-01,new", "occurred: column when: \"2024-13-01\" is no date or time of the form YYYY-MM-DD"),
        ("1,5,,new", "occurred: there is no time"),
        (",5,2024-01-01,new", "there is nothing for the key, externalOrderId; name more in key"),
        (
            "1,5,2024-01-01,lost",
            "status: column state: \"lost\" is not among the values of the map; add it, or a default"
        ),
    ])
    func `rejects a row that it cannot use with its place and reason, and the rest goes on`(
        row: String,
        reason: String
    ) throws {
        let map = """
            event: orderCreated
            occurred: when
            params: {externalOrderId: id, totalCost: sum, status: {column: state, values: {new: INITIALIZED}}}
            """
        let table = "id,sum,when,state\n7,5.5,2024-01-01,NEW\n\(row)\n8,6.5,2024-01-01,\n"
        let converted = try Converted([table], map: map)
        #expect(converted.rejections == ["1.csv:3@39 \(reason)"])
        #expect(converted.summary.events == 2 && converted.summary.rejected == 1 && converted.summary.rows == 3)
    }

    @Test func `takes a date order from the files of the run that tell it`() throws {
        let map = "event: e\noccurred: when\nkey: id\nparams: {id: id}"
        let converted = try Converted(["id,when\n1,02/03/2024\n", "id,when\n2,02/13/2024\n"], map: map)
        #expect(converted.formats.map(\.dateOrder) == [.monthFirst, .monthFirst])
        #expect(
            converted.events.map { $0.suffix(14) } == [#"":"2024-02-03"}"#, #"":"2024-02-13"}"#].map { $0.suffix(14) }
        )
    }
}
