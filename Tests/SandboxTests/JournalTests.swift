import Foundation
import Sandbox
import Testing

struct `The journal` {
    @Test func `goes on where it ended, on a line of its own, and is for its owner alone`() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("muster-journal-" + UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        try Journal(path: file.path).append(Array("{}\n{\"cut\":".utf8))
        try Journal(path: file.path).append(Array("[]\n".utf8))
        try Journal(path: file.path).append([])
        #expect(try String(contentsOf: file, encoding: .utf8) == "{}\n{\"cut\":\n[]\n")
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func `that cannot be made says so`() {
        #expect(throws: SandboxError.cannotWrite(path: "/nowhere/j", detail: "No such file or directory")) {
            try Journal(path: "/nowhere/j")
        }
    }
}
