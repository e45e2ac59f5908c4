import Foundation
import Testing

/// Standard streams that are closed when the program starts: their numbers are free for the files that it opens.
@Suite struct ClosedStreamTests {
    private static func run(_ words: [String], in work: WorkFolder, _ redirection: String) throws -> (Int32, String) {
        let launcher = ["sh", "-c", "exec \"$@\" \(redirection)", "sh"]
        return try RunningProgram(words, in: work.folder, launcher: launcher).finish()
    }

    @Test func `standard input that is closed cannot be read`() throws {
        let work = try WorkFolder()
        let (code, errors) = try Self.run(["import", "-"], in: work, "<&-")
        #expect(code == 74)
        #expect(errors.contains("-: cannot be read"), "\(errors)")
    }

    @Test func `standard output that is closed cannot be written`() throws {
        let (code, errors) = try Self.run(["sample", "--orders", "10", "--seed", "1"], in: WorkFolder(), ">&-")
        #expect(code == 74)
        #expect(errors.contains("standard output cannot be written"), "\(errors)")
    }
}
