import Presentation
import Reports
import Testing

struct `Lines of contacts` {
    private static let titles = ["contact", "orders", "amount", "city", "a title of more than sixteen bytes", "group"]
    private static let names = ["", "Champions", "a name, of more than sixteen bytes"]

    /// Two contacts: one with all fields, one without most.
    private static func lines(_ notation: RowNotation) -> String {
        var lines = ContactLines(notation, titles: titles, names: names)
        Array("ann \"A\" <a@x.com>".utf8).withUnsafeBytes { lines.begin($0) }
        lines.append(12)
        lines.append(money: -25_800, scale: 2)
        lines.append(text: "Київ, \\ 1\n2")
        lines.append(money: "123456789012345678901234567890.5")
        lines.append(name: 2)
        lines.end()
        Array("=b@x.com".utf8).withUnsafeBytes { lines.begin($0) }
        lines.append(7)
        lines.append(money: 5, scale: 3)
        lines.append(text: "")
        lines.appendMissing()
        lines.append(name: 1)
        lines.end()
        return String(decoding: lines.bytes, as: UTF8.self)
    }

    @Test func `are objects of JSON, money as text`() {
        #expect(
            Self.lines(.json) == #"""
                {"contact":"ann \"A\" <a@x.com>","orders":12,"amount":"-258.00","city":"Київ, \\ 1\n2",\#
                "a title of more than sixteen bytes":"123456789012345678901234567890.5",\#
                "group":"a name, of more than sixteen bytes"},
                {"contact":"=b@x.com","orders":7,"amount":"0.005","city":"",\#
                "a title of more than sixteen bytes":null,"group":"Champions"}
                """#
        )
    }

    @Test func `are the same objects in NDJSON, each on a line, which may begin with its part`() {
        let objects = Self.lines(.json).replacing("},\n{", with: "}\n{") + "\n"
        #expect(Self.lines(.ndjson()) == objects)
        let ofPart = objects.replacing(#"{"contact""#, with: #"{"part":"p","contact""#)
        #expect(Self.lines(.ndjson(part: "p")) == ofPart)
    }

    @Test func `are CSV, guarded against formulas`() {
        #expect(
            Self.lines(.csv(CSVWriter()))
                == [
                    #""ann ""A"" <a@x.com>",12,-258.00,"Київ, \ 1"# + "\n"
                        + #"2",123456789012345678901234567890.5,"a name, of more than sixteen bytes""#,
                    #"'=b@x.com,7,0.005,"",,Champions"#, "",
                ].joined(separator: "\r\n")
        )
    }

    @Test func `find room for any text, and begin again where they are taken away`() {
        var lines = ContactLines(.ndjson(), titles: ["contact", "n"], names: [])
        let long = String(repeating: "x\"", count: 100_000)
        for number in 0..<3_000 {
            let label = Array((number % 1_000 == 7 ? long : "c\(number)").utf8)
            label.withUnsafeBytes { lines.begin($0) }
            lines.append(Int64(number))
            lines.end()
        }
        let escaped = long.replacing("\"", with: "\\\"")
        let expected = (0..<3_000).map { "{\"contact\":\"\($0 % 1_000 == 7 ? escaped : "c\($0)")\",\"n\":\($0)}\n" }
        #expect(String(decoding: lines.bytes, as: UTF8.self) == expected.joined())
        lines.removeAll()
        #expect(lines.bytes.isEmpty)
        Array("again".utf8).withUnsafeBytes { lines.begin($0) }
        lines.append(0)
        lines.end()
        #expect(String(decoding: lines.bytes, as: UTF8.self) == "{\"contact\":\"again\",\"n\":0}\n")
    }
}
