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
    ])
    func `works unchanged on the file that it was made for`(table: String, event: String) throws {
        let suggestion = try Self.suggestion(table)
        #expect(suggestion.hints == [])
        let converted = try Converted([table], map: suggestion.text)
        #expect(converted.rejections == [])
        #expect(converted.events == [event], "\(suggestion.text)")
    }

    @Test func `is a map whatever the header holds`() throws {
        let table = "\"a: b # c\",\"[x]\",yes,\"quo\"\"te\",\"two\nlines\",,1\n1,2,3,4,5,6,2024-01-01\n"
        let suggestion = try Self.suggestion(table)
        #expect(try Converted([table], map: suggestion.text).summary.rows == 1)
        #expect(suggestion.hints.count == 1)
    }

    @Test func `names what it could not find`() throws {
        let suggestion = try Self.suggestion("a,b\n1,2\n")
        #expect(suggestion.hints.count == 2)
        #expect(suggestion.text.contains("CHECK: no column looks like a date"))
    }
}
