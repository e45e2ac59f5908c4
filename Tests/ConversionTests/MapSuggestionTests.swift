import Conversion
import DelimitedText
import EventReader
import Testing

@Suite struct `A suggested map` {
    private static func suggestion(_ table: String) throws -> MapSuggestion {
        let stream = try UnpackedStream(.bytes(Array(table.utf8), name: "t.csv"))
        return try MapSuggestion(DelimitedReader("t.csv", settings: DelimitedSettings(), read: stream.read))
    }

    @Test(arguments: [
        (
            "Order ID,Email,Order date,Total,Status,Delivery note\n9,a@x.ua,2024-01-02 10:00,12.50,Delivered,quick\n",
            #"{"eventTypeKey":"orderCreated","keyValue":"a@x.ua","params":[{"name":"externalOrderId","value":"9"},"#
                + #"{"name":"email","value":"a@x.ua"},{"name":"date","value":"2024-01-02T10:00:00"},"#
                + #"{"name":"totalCost","value":12.50},{"name":"status","value":"DELIVERED"},"#
                + #"{"name":"deliveryMethod","value":"quick"}],"occurred":"2024-01-02T10:00"}"#
        ),
        (
            "Номер замовлення;Пошта;Телефон;Дата;Сума;Статус\n9;a@x.ua;+38 067 123 45 67;02.01.2024 10:00;12,50;Виконано\n",
            #"{"eventTypeKey":"orderCreated","keyValue":"a@x.ua","params":[{"name":"externalOrderId","value":"9"},"#
                + #"{"name":"email","value":"a@x.ua"},{"name":"phone","value":"380671234567"},"#
                + #"{"name":"date","value":"2024-01-02T10:00:00"},{"name":"totalCost","value":12.50},"#
                + #"{"name":"status","value":"DELIVERED"}],"occurred":"2024-01-02T10:00"}"#
        ),
        (
            "№ заказа;Клиент ID;Дата заказа;Артикул;Количество;Цена;Город\n"
                + "9;77;02.01.2024;A;2;1,50;Одесса\n9;77;02.01.2024;B;1;0,50;Одесса\n",
            #"{"eventTypeKey":"orderCreated","keyValue":"77","params":[{"name":"externalOrderId","value":"9"},"#
                + #"{"name":"externalCustomerId","value":"77"},{"name":"date","value":"2024-01-02T00:00:00"},"#
                + #"{"name":"totalCost","value":3.50},{"name":"status","value":"DELIVERED"},"#
                + #"{"name":"city","value":"Одесса"},{"name":"items","value":[{"externalItemId":"A","quantity":2,"cost":1.50},"#
                + #"{"externalItemId":"B","quantity":1,"cost":0.50}]}],"occurred":"2024-01-02"}"#
        ),
        // Beside a date and a total, a number is that of an order.
        (
            "Номер;Пошта;Дата;Сума\n9;a@x.ua;02.01.2024 10:00;12,50\n",
            #"{"eventTypeKey":"orderCreated","keyValue":"a@x.ua","params":[{"name":"externalOrderId","value":"9"},"#
                + #"{"name":"email","value":"a@x.ua"},{"name":"date","value":"2024-01-02T10:00:00"},"#
                + #"{"name":"totalCost","value":12.50},{"name":"status","value":"DELIVERED"}],"#
                + #""occurred":"2024-01-02T10:00"}"#
        ),
        // Of several columns that may be the same thing, one of the vendor's name goes first.
        (
            "order_id,mail,Sold on,total,updated_on,currencyCode,currency,Delivery note,shippingMethod,delivery-note\n"
                + "9,a@x.ua,2024-01-02,12,6,980,UAH,quick,courier,slow\n",
            #"{"eventTypeKey":"orderCreated","keyValue":"a@x.ua","params":[{"name":"externalOrderId","value":"9"},"#
                + #"{"name":"email","value":"a@x.ua"},{"name":"date","value":"2024-01-02T00:00:00"},"#
                + #"{"name":"totalCost","value":12},{"name":"status","value":"DELIVERED"},"#
                + #"{"name":"currency","value":"UAH"},{"name":"deliveryMethod","value":"quick"},"#
                + #"{"name":"updated_on","value":"6"},{"name":"currencyCode","value":"980"},"#
                + #"{"name":"shippingMethod","value":"courier"},{"name":"deliveryNote","value":"slow"}],"occurred":"2024-01-02"}"#
        ),
    ])
    func `works unchanged on the file that it was made for`(table: String, event: String) throws {
        let suggestion = try Self.suggestion(table)
        #expect(suggestion.hints == [])
        let converted = try Converted([table], map: suggestion.text)
        #expect(converted.rejections == [])
        #expect(converted.events == [event], "\(suggestion.text)")
    }

    @Test func `finds dates, totals and emails among cells that are none`() throws {
        let table = """
            order_id;email;date;total;delivered
            1;a@x.ua;02.01.2024;12,50;03.01.2024
            2;b@x.ua;31.02.2024;7,25;04.01.2024
            3;none;28.02.2024;1,5;05.01.2024
            4;c@x.ua;13.03.2024;-;unknown
            5;d@x.ua;14.03.2024;3,00;16.03.2024

            """
        let suggestion = try Self.suggestion(table)
        #expect(suggestion.hints == [])
        let converted = try Converted([table], map: suggestion.text)
        // The row of 31 February and the one without a total; what is no email or "delivered" is as it is.
        #expect(converted.rejections.count == 2)
        #expect(
            converted.events.map { $0.contains(#""name":"externalOrderId","value":"3""#) } == [false, true, false],
            "\(converted.events)"
        )
    }

    @Test func `gives two columns that come to the same name one each`() throws {
        let table = "date,email,note a,note-a,Note A\n2024-01-02,a@x.ua,1,2,3\n"
        let suggestion = try Self.suggestion(table)
        let lines = suggestion.text.split(separator: "\n").map { $0.drop { $0 == " " } }
        #expect(lines.contains { $0.hasPrefix("noteA: note a") })
        #expect(
            lines.contains { $0.hasPrefix("noteA_2: \"note-a\"") } && lines.contains { $0.hasPrefix("noteA_3: Note A") }
        )
        #expect(try Converted([table], map: suggestion.text).events.count == 1)
    }

    @Test func `is a map whatever the header holds`() throws {
        let table = "\"a: b # c\",\"[x]\",yes,\"quo\"\"te\",\"two\nlines\",,1\n1,2,3,4,5,6,2024-01-01\n"
        let suggestion = try Self.suggestion(table)
        #expect(try Converted([table], map: suggestion.text).summary.rows == 1)
        #expect(suggestion.hints.count == 1)
    }

    @Test func `of an export keeps the keys, and the parameters under their own names`() throws {
        let table = """
            event,type,contact,key,occurred,import,email,param:event,param:occurred,param:key,delivery note,statusDescription
            0,visit,a@x.ua,k-1,2024-01-02T10:00:00,1,a@x.ua,E,O,K,n,s
            1,visit,a@x.ua,,2024-01-03T10:00:00,1,a@x.ua,,,,,

            """
        let suggestion = try Self.suggestion(table)
        #expect(suggestion.text.contains("by the header and 2 rows."))
        #expect(try Self.suggestion("a,b\n1,2\n").text.contains("by the header and 1 row."))
        let converted = try Converted([table], map: suggestion.text)
        #expect(converted.rejections == [], "\(suggestion.text)")
        #expect(
            converted.events == [
                #"{"eventTypeKey":"visit","keyValue":"k-1","params":[{"name":"email","value":"a@x.ua"},"#
                    + #"{"name":"event","value":"E"},{"name":"occurred","value":"O"},{"name":"key","value":"K"},"#
                    + #"{"name":"delivery note","value":"n"},{"name":"statusDescription","value":"s"}],"#
                    + #""occurred":"2024-01-02T10:00"}"#,
                #"{"eventTypeKey":"visit","keyValue":"a@x.ua","params":[{"name":"email","value":"a@x.ua"}],"#
                    + #""occurred":"2024-01-03T10:00"}"#,
            ],
            "\(suggestion.text)"
        )
    }

    @Test func `names what it could not find`() throws {
        let suggestion = try Self.suggestion("a,b\n1,2\n")
        #expect(suggestion.hints.count == 2)
        #expect(suggestion.text.contains("CHECK: no column looks like a date"))
    }
}
