import Conversion
import DelimitedText
import Testing

@Suite struct `Lines of an order` {
    static let map = """
        event: orderCreated
        group: order
        occurred: when
        params:
          externalOrderId: order
          email: mail
          totalCost: {column: total, sum: [quantity, price]}
        items:
          externalItemId: sku
          quantity: quantity
          cost: price
        """
    private static let header = "order,mail,when,total,sku,quantity,price\n"

    @Test func `become one event, wherever they stand, in the order of the first ones`() throws {
        let first = Self.header + "2,b@x.ua,2024-01-02,,A,2,1.10\n1,a@x.ua,2024-01-01,,B,1,0.005\n"
        let second = Self.header + "2,b@x.ua,2024-01-02,,C,3,0.2\n1,,2024-01-01,,D,,\n1,a@x.ua,2024-01-01,,E,-1,2\n"
        let converted = try Converted([first, second], map: Self.map)
        #expect(converted.rejections.count == 2)
        #expect(converted.rejections[0] == "2.csv:3@70 totalCost: column quantity is empty, so there is no sum")
        #expect(converted.rejections[1].hasPrefix("1.csv:3@71 the order \"1\" is left out on account of 2.csv, line 3"))
        #expect(
            converted.events == [
                #"{"eventTypeKey":"orderCreated","keyValue":"b@x.ua","params":[{"name":"externalOrderId","value":"2"},"#
                    + #"{"name":"email","value":"b@x.ua"},{"name":"totalCost","value":2.80},{"name":"items","value":["#
                    + #"{"externalItemId":"A","quantity":2,"cost":1.10},{"externalItemId":"C","quantity":3,"cost":0.2}]}],"#
                    + #""occurred":"2024-01-02"}"#
            ]
        )
        #expect(converted.summary.withheld == 1 && converted.summary.rejected == 1)
    }

    @Test func `give the total that stands in them, and else what they add up to`() throws {
        let table = Self.header + "1,a,2024-01-01,99.90,A,1,1\n1,a,2024-01-01,99.90,B,1,1\n2,b,2024-01-01,,A,3,0.10\n"
        let events = try Converted([table], map: Self.map).events
        #expect(events[0].contains(#""totalCost","value":99.90}"#))
        #expect(events[1].contains(#""totalCost","value":0.30}"#))
    }

    @Test func `that disagree are counted, and the first one's value is taken`() throws {
        let table = Self.header + "1,,2024-01-01,1,A,1,1\n1,a,2024-01-02,1,A,1,1\n1,b,2024-01-03,1,A,1,1\n"
        let converted = try Converted([table], map: Self.map)
        #expect(converted.events.count == 1)
        #expect(converted.events[0].hasPrefix(#"{"eventTypeKey":"orderCreated","keyValue":"a""#))
        #expect(converted.events[0].hasSuffix(#""occurred":"2024-01-01"}"#))
        #expect(converted.summary.disagreements.map(\.what) == ["occurred", "email"])
        #expect(converted.summary.disagreements.map(\.count) == [1, 1])
    }

    @Test func `make the same events however little memory there is`() throws {
        // Each order has its lines far apart, in another order than the orders begin in.
        var table = Self.header
        for round in 0..<4 {
            for order in 0..<200 {
                let number = round == 0 ? order : (order * 37 + round) % 200
                table += "\(number),m\(number)@x.ua,2024-01-01,,S\(round),\(round + 1),0.\(number % 9 + 1)\n"
            }
        }
        let expected = try Converted([table], map: Self.map)
        #expect(expected.events.count == 200)
        #expect(expected.events[37].contains(#""externalOrderId","value":"37""#))
        // 1 + 2 + 3 + 4 pieces at 0.2
        #expect(expected.events[37].contains(#""totalCost","value":2.0}"#))
        for groupBytes in [1, 2_000, 30_000] {
            let converted = try Converted([table], map: Self.map, groupBytes: groupBytes)
            #expect(converted.events == expected.events)
            #expect(converted.summary == expected.summary)
        }
    }

    /// A table of one row has no row before it whose values could be taken again.
    @Test func `that repeat the values of the line before come to the same as if each stood in a table of its own`()
        throws
    {
        var settings = DelimitedSettings()
        (settings.delimiter, settings.decimalMark, settings.dateOrder) = (.comma, .point, .yearFirst)
        var seed: UInt64 = 7
        func pick(_ words: String...) -> String {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return words[Int(seed >> 33) % words.count]
        }
        var failed = 0
        for _ in 0..<60 {
            let rows = (0..<12).map { _ in
                [
                    pick("1", "1", "1", "2"), pick("a@x.ua", "a@x.ua", "b@x.ua", ""), pick("2024-01-02", "2024-01-03"),
                    pick("", "", "", "9"), pick("A", "B"), pick("1", "2", "2", "x"), pick("0.10", "5"),
                ].joined(separator: ",") + "\n"
            }
            let map = Self.map.replacing("quantity: quantity", with: "quantity: {column: quantity, as: text}")
            let together = try Converted([Self.header + rows.joined()], map: map, settings: settings)
            let apart = try Converted(rows.map { Self.header + $0 }, map: map, settings: settings)
            #expect(together.events == apart.events)
            #expect(together.summary.rejected == apart.summary.rejected)
            #expect(together.summary.withheld == apart.summary.withheld)
            #expect(together.summary.disagreements == apart.summary.disagreements)
            failed += together.summary.rejected
        }
        #expect(failed > 0)
    }

    @Test func `without an order are rejected`() throws {
        let converted = try Converted([Self.header + ",a,2024-01-01,1,A,1,1\n"], map: Self.map)
        #expect(converted.rejections == ["1.csv:2@41 the column that groups the lines is empty"])
    }
}
