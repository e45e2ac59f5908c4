internal import GRDBSQLite

/// A query that is ready to run.
package final class QueryStatement {
    /// The names of the result's columns; of several alike, all are here.
    package let columns: [String]
    /// The parameters that the query has, without the `:` before them, in the order of their first appearance.
    package let parameters: [String]
    private let connection: QueryConnection
    private let text: String
    private var handle: OpaquePointer?

    init(_ text: String, _ connection: QueryConnection) throws {
        self.connection = connection
        self.text = text
        guard !text.utf8.contains(0) else {
            throw QueryError.notOne("the query holds the character U+0000; leave it out")
        }
        handle = try text.withCString { bytes in
            var offset = 0
            let first = try Self.next(text, bytes, &offset, connection)
            guard let first else { throw QueryError.notOne("there is no query; begin with SELECT or WITH") }
            guard try Self.next(text, bytes, &offset, connection).map(sqlite3_finalize) == nil else {
                sqlite3_finalize(first)
                throw QueryError.notOne("there is more than one statement; give them one at a time")
            }
            return first
        }
        columns = (0..<sqlite3_column_count(handle)).map { [handle] index in
            sqlite3_column_name(handle, index).map { String(cString: $0) } ?? ""
        }
        let unnamed = (1..<sqlite3_bind_parameter_count(handle) + 1).contains { [handle] index in
            sqlite3_bind_parameter_name(handle, index).map { $0.pointee == UInt8(ascii: "?") } ?? true
        }
        parameters = (1..<sqlite3_bind_parameter_count(handle) + 1).compactMap { [handle] index in
            sqlite3_bind_parameter_name(handle, index).map { String(cString: $0 + 1) }
        }
        guard sqlite3_stmt_readonly(handle) != 0, !columns.isEmpty else { throw QueryError.refused("it is no query") }
        guard !unnamed else { throw QueryError.notOne("parameters need names: write :name instead of ?") }
    }

    deinit {
        sqlite3_finalize(handle)
    }

    /// The next statement of a text that is one, empty ones passed over.
    private static func next(
        _ text: String,
        _ bytes: UnsafePointer<CChar>,
        _ offset: inout Int,
        _ connection: QueryConnection
    ) throws -> OpaquePointer? {
        while bytes[offset] != 0 {
            if let statement = try connection.compile(text, bytes, at: &offset) { return statement }
        }
        return nil
    }

    /// Sets a parameter; one that the query does not have is left alone.
    package func set(_ parameter: String, to value: QueryValue) {
        for mark in [":", "@", "$"] {
            let index = sqlite3_bind_parameter_index(handle, mark + parameter)
            guard index > 0 else { continue }
            switch value {
            case .null: sqlite3_bind_null(handle, index)
            case .integer(let number): sqlite3_bind_int64(handle, index, number)
            case .real(let number): sqlite3_bind_double(handle, index, number)
            case .text(let text): sqlite3_bind_text(handle, index, text, -1, ResultSink.transient)
            case .blob(let bytes): sqlite3_bind_blob(handle, index, bytes, Int32(bytes.count), ResultSink.transient)
            }
        }
    }

    /// Goes to the next row of the result; false if there is none.
    ///
    /// - Throws: ``QueryError``, and `StoreError` where the store cannot be read.
    package func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw connection.error(in: text, from: 0)
        }
    }

    /// The value of a column in this row.
    package func value(_ column: Int) -> QueryValue {
        let index = Int32(column)
        switch sqlite3_column_type(handle, index) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, index))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(handle, index))
        case SQLITE_TEXT:
            return .text(String(decoding: bytes(index, sqlite3_column_text(handle, index)), as: UTF8.self))
        case SQLITE_BLOB: return .blob(Array(bytes(index, sqlite3_column_blob(handle, index))))
        default: return .null
        }
    }

    /// The digits of a real in this row as SQLite writes them: fifteen at most.
    package func digits(_ column: Int) -> String {
        let index = Int32(column)
        return String(decoding: bytes(index, sqlite3_column_text(handle, index)), as: UTF8.self)
    }

    private func bytes(_ index: Int32, _ start: UnsafeRawPointer?) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, index)))
    }
}
