import Foundation
import Testing

struct `The file of a report` {
    private static let asOf = ["--as-of", "2024-12-31", "--currency", "UAH"]

    @Test(arguments: [
        ("x.html", "<!DOCTYPE html>"), ("x.HTM", "<!DOCTYPE"), ("x.json", "{\"report\""), ("x.csv", "report,"),
        ("x", "report,"), (".x", "report,"), ("x.txt", "report:"),
    ])
    func `has the format that its name says`(name: String, start: String) throws {
        let work = try WorkFolder.withOrderShop()
        let outcome = try BuiltProgram.run(["report", "rfm", "--output", name] + Self.asOf, in: work.folder)
        #expect(outcome.code == 0 && outcome.output.isEmpty)
        #expect(String(decoding: try work.bytes(of: name), as: UTF8.self).hasPrefix(start))
        let csv = try BuiltProgram.run(
            ["report", "rfm", "--output", name, "--format", "csv"] + Self.asOf,
            in: work.folder
        )
        #expect(csv.code == 0)
        #expect(String(decoding: try work.bytes(of: name), as: UTF8.self).hasPrefix("report,"))
    }

    @Test func `may be said by the definition, and the command line goes before it`() throws {
        let work = try WorkFolder.withOrderShop()
        try work.write(
            "reports/mine.yaml",
            "title: x\nabout: y\noutput: {format: json, file: mine.txt}\nparts: [{part: import-summary}]\n"
        )
        #expect(try work.run("report", "mine").output.isEmpty)
        #expect(String(decoding: try work.bytes(of: "mine.txt"), as: UTF8.self).hasPrefix("{\"report\":\"mine\""))
        try work.run("report", "mine", "--output", "other.csv")
        #expect(String(decoding: try work.bytes(of: "other.csv"), as: UTF8.self).hasPrefix("report,x\r\n"))
    }

    @Test func `stays what it was if the report fails, and nothing else is left`() throws {
        let work = try WorkFolder.withOrderShop()
        try work.write("out/x.html", "before")
        let outcome = try work.run("report", "rfm", "--as-of", "2024-12-31", "--output", "out/x.html")
        #expect(outcome.code == 64 && outcome.errors.contains("several currencies"))
        #expect(try work.bytes(of: "out/x.html") == Data("before".utf8))
        #expect(try FileManager.default.contentsOfDirectory(atPath: work.path(of: "out")) == ["x.html"])
    }

    @Test func `may be a link, which stays one, or something that is no ordinary file`() throws {
        let work = try WorkFolder.withOrderShop()
        try work.write("real.csv", "before")
        try FileManager.default.createSymbolicLink(atPath: work.path(of: "link.csv"), withDestinationPath: "real.csv")
        #expect(try work.run("report", "import-summary", "--output", "link.csv").code == 0)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: work.path(of: "link.csv")) == "real.csv")
        #expect(String(decoding: try work.bytes(of: "real.csv"), as: UTF8.self).hasPrefix("report,"))
        #expect(try work.run("report", "import-summary", "--output", "/dev/null").code == 0)
        let folder = try work.run("report", "import-summary", "--output", "reports")
        #expect(folder.code == 0)
        try FileManager.default.createDirectory(atPath: work.path(of: "folder"), withIntermediateDirectories: true)
        let outcome = try work.run("report", "import-summary", "--output", "folder")
        #expect(outcome.code == 74 && outcome.errors.contains("folder: cannot be written: Is a directory"))
    }
}
