internal import EventReader
internal import Foundation
internal import GRDB

/// Rejections that wait for the next commit.
struct PendingRejections {
    private struct Waiting {
        let importNumber: Int64
        let line: Int
        let byte: Int
        let pointer: String
        let reason: String
        let bytes: [UInt8]
    }

    private var waiting: [Waiting] = []
    private var byteCount = 0

    /// Whether so much waits that memory should be given back.
    var isLarge: Bool { byteCount > 16_000_000 }

    mutating func append(_ rejection: Rejection, importNumber: Int64) {
        append(
            Waiting(
                importNumber: importNumber,
                line: rejection.line,
                byte: rejection.byte,
                pointer: rejection.pointer.text,
                reason: rejection.reason,
                bytes: rejection.bytes
            )
        )
    }

    mutating func append(_ rejection: ContactListRejection, importNumber: Int64) {
        append(
            Waiting(
                importNumber: importNumber,
                line: rejection.line,
                byte: rejection.byte,
                pointer: rejection.pointer,
                reason: rejection.reason,
                bytes: rejection.bytes
            )
        )
    }

    private mutating func append(_ rejection: Waiting) {
        waiting.append(rejection)
        byteCount += rejection.bytes.count + 200
    }

    mutating func save(_ database: Database) throws {
        let insert = try database.cachedStatement(
            sql: "INSERT INTO rejected_event (import, line, byte, pointer, reason, text) VALUES (?, ?, ?, ?, ?, ?)"
        )
        for rejection in waiting {
            try insert.execute(arguments: [
                rejection.importNumber, rejection.line, rejection.byte, rejection.pointer, rejection.reason,
                Data(rejection.bytes),
            ])
        }
        waiting.removeAll()
        byteCount = 0
    }
}
