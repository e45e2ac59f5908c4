import Foundation
import Testing
import Upstream

struct `An address` {
    @Test(arguments: [
        ("https://yespo.io", "https://yespo.io"), ("https://api.yespo.io/api/", "https://api.yespo.io"),
        ("HTTPS://Yespo.IO:8443", "https://yespo.io:8443"), ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
        ("http://localhost:1", "http://localhost:1"), ("http://127.9.8.7", "http://127.9.8.7"),
        ("http://[::1]:8080", "http://[::1]:8080"),
    ])
    func `is taken`(text: String, base: String) throws {
        #expect(try ServiceAddress(text).base == base)
    }

    @Test(arguments: [
        "", "yespo.io", "ftp://yespo.io", "http://yespo.io", "http://10.0.0.1", "http://127.0.0.1.example.com",
        "http://localhost.example.com", "https://user@yespo.io", "https://user:word@yespo.io", "https://yespo.io/v2",
        "https://yespo.io?a=b", "https://", "http://127.1",
    ])
    func `is refused`(text: String) {
        #expect(throws: ServiceAddress.Fault.self) { try ServiceAddress(text) }
    }
}

struct `A key` {
    @Test func `never shows itself`() throws {
        let key = try APIKey(" secret-word\n")
        var dumped = ""
        dump(key, to: &dumped)
        for text in ["\(key)", String(reflecting: key), dumped, "\([key])"] { #expect(!text.contains("secret")) }
    }

    @Test(arguments: ["", " \n", "two words", "two\nlines", "with\u{7}bell"]) func `is one word`(text: String) {
        #expect(throws: APIKey.Fault.self) { try APIKey(text) }
    }

    @Test func `is read from a file that its owner alone may read`() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("key-" + UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("word\n".utf8).write(to: URL(fileURLWithPath: path))
        for (mode, isTaken) in [(0o600, true), (0o400, true), (0o640, false), (0o604, false), (0o644, false)] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            #expect(((try? APIKey(file: path)) != nil) == isTaken, "mode \(String(mode, radix: 8))")
        }
        #expect(throws: APIKey.Fault.self) { try APIKey(file: path + "-absent") }
        #expect(throws: APIKey.Fault.self) { try APIKey(file: "/") }
    }
}
