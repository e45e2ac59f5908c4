import Foundation
import Testing

struct `A list` {
    private static let text = "name|email\nТарас|taras@example.com\nIryna|iryna@example.com\n"

    private static func utf16(_ text: String) -> Data {
        text.data(using: .utf16) ?? Data()
    }

    private static func packed(_ text: String, in work: WorkFolder) throws -> Data {
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-c"]
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try input.fileHandleForWriting.close()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return bytes
    }

    /// What spreadsheets save, and what is sent packed, must not be taken for a list of nobody: `not in list` would leave
    /// nobody out.
    @Test func `may be in UTF-16, packed, and have bars between its cells`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let commas = Self.text.replacing("|", with: ",")
        let files = [
            "bars.csv": Data(Self.text.utf8), "utf16.csv": Self.utf16(Self.text), "commas.csv": Self.utf16(commas),
            "packed.csv.gz": try Self.packed(Self.text, in: work),
        ]
        for (name, bytes) in files {
            try work.write(name, bytes)
            let words = ["preview", "not in list \"\(name)\"", "--as-of", "2024-12-31", "--format", "json"]
            let outcome = try BuiltProgram.run(words, in: work.folder)
            #expect(outcome.code == 0, "\(name): \(outcome.errors)")
            #expect(try outcome.json(as: PreviewResult.self).sample.map(\.contact) == ["olena@example.com"], "\(name)")
        }
    }

    @Test func `that is none is an error that names the file and the mend`() throws {
        let work = try WorkFolder()
        try work.importShop()
        try work.write(
            "book.csv",
            Data([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x00, 0x00, 0x08, 0x08, 0x08, 0x53, 0x54, 0x55])
        )
        try work.write("list.json", "[{\"email\": \"taras@example.com\"}]")
        for name in ["book.csv", "list.json"] {
            let outcome = try work.run("preview", "in list \"\(name)\"", "--as-of", "2024-12-31")
            #expect(outcome.code == 64)
            #expect(
                outcome.errors.contains("list \"\(name)\": \(name): this is no CSV; save the list as CSV and name that")
            )
        }
    }
}
