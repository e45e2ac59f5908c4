internal import Foundation
internal import GRDB

/// Bytes on their way into a column of the ledger.
struct SQLBytes {
    let databaseValue: DatabaseValue

    init(_ bytes: UnsafeRawBufferPointer) {
        databaseValue = Data(bytes).databaseValue
    }
}
