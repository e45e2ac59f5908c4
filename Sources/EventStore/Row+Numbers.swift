internal import Foundation
internal import GRDB

/// What a row of the file says, whatever it holds.
///
/// A damaged file may have a text where a number belongs, or the other way round: GRDB's own subscripts end the program there.
/// These, which the compiler prefers to them, give what stands for nothing, and that is checked like any other number.
extension Row {
    /// A whole number; 0 if it is none.
    subscript(index: Int) -> Int64 { Int64.fromDatabaseValue(self[index] as DatabaseValue) ?? 0 }

    /// A whole number; 0 if it is none.
    subscript(index: Int) -> Int { Int(self[index] as Int64) }

    /// Yes or no; no if it is neither.
    subscript(index: Int) -> Bool { self[index] as Int64 != 0 }

    /// Bytes; empty if there are none.
    subscript(index: Int) -> Data { self[index] as Data? ?? Data() }

    /// Bytes; nil if there are none.
    subscript(index: Int) -> Data? { Data.fromDatabaseValue(self[index] as DatabaseValue) }

    /// A text; empty if it is none.
    subscript(index: Int) -> String { String.fromDatabaseValue(self[index] as DatabaseValue) ?? "" }
}
