import Foundation
import Testing

struct `The page of an audit` {
    @Test func `is one file with findings, places and rehearsal, escaped and masked`() throws {
        let work = try WorkFolder()
        let hostile =
            #"{"eventTypeKey":"visit","keyValue":"k","params":[{"name":"email","value":"olena@gmial.com"},"#
            + #"{"name":"<img src=x>","value":" <script>alert('&')</script>"}],"occurred":"2024-11-02T10:15"}"#
        try work.write("shop.ndjson", LossyShop.lines + hostile + "\n")
        let words = ["audit", "shop.ndjson", "--rehearse", "--as-of", "2024-12-31", "--time-zone", "UTC"]
        let outcome = try BuiltProgram.run(words + ["--output", "audit.html"], in: work.folder)
        #expect(outcome.code == 1 && outcome.output.isEmpty)
        let page = String(decoding: try work.bytes(of: "audit.html"), as: UTF8.self)
        #expect(page.hasPrefix("<!DOCTYPE html>"))
        #expect(!page.contains("<script") && !page.contains("<img") && !page.contains("http://"))
        #expect(page.contains("&lt;script&gt;alert(&#39;&amp;&#39;)"))
        #expect(!page.contains("olena@gmial.com") && page.contains("o***@gmial.com"))
        for fact in ["shop.ndjson", "2024-12-31", "UTC", "12 events: the vendor would take 4 and ignore 8"] {
            #expect(page.contains(fact), "\(fact)")
        }
        for title in ["What was found", "Places of errors", "Why events are ignored", "What the vendor would have"] {
            #expect(page.contains(">\(title)"), "\(title)")
        }
        #expect(page.contains("without this defect `new-buyers` would hold 1 more"))
        #expect(page.contains("without this defect there would be 1 more contact"))
        let printed = try BuiltProgram.run(words + ["--format", "html"], in: work.folder)
        #expect(printed.output == page)
    }

    @Test func `of a sound file says that there are none`() throws {
        let work = try WorkFolder()
        let order = SmallShop.order(
            "A-1",
            of: "olena@example.com",
            total: "5",
            status: "DELIVERED",
            on: "2024-11-02T10:15"
        )
        try work.write("order.json", order.replacing(#""quantity":1"#, with: #""quantity":1,"cost":5"#))
        try work.write("off.yaml", "off: [item-field-missing, item-category-missing]\n")
        let words = ["audit", "order.json", "--config", "off.yaml", "--as-of", "2024-12-31", "--format", "html"]
        let outcome = try BuiltProgram.run(words, in: work.folder)
        #expect(outcome.code == 0 && outcome.output.contains("What was found: there are none."))
    }

    @Test(arguments: [("audit.json", "{"), ("audit.csv", "severity,"), ("audit.sarif", "{"), ("audit.xml", "<?xml")])
    func `has the format that its name says`(name: String, beginning: String) throws {
        let work = try WorkFolder()
        try work.write("shop.ndjson", SmallShop.lines)
        #expect(try work.run("audit", "shop.ndjson", "--output", name).code == 1)
        #expect(String(decoding: try work.bytes(of: name), as: UTF8.self).hasPrefix(beginning))
    }
}
