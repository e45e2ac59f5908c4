internal import GRDBSQLite

/// Where one value goes that SQLite asked for.
struct ResultSink {
    private let context: OpaquePointer?

    init(_ context: OpaquePointer?) {
        self.context = context
    }

    /// SQLite copies such a text at once.
    static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    @inline(__always)
    func null() { sqlite3_result_null(context) }

    @inline(__always)
    func integer(_ value: Int64) { sqlite3_result_int64(context, value) }

    @inline(__always)
    func real(_ value: Double) { sqlite3_result_double(context, value) }

    /// A text whose bytes stay where they are for as long as the connection is open.
    @inline(__always)
    func lastingText(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return null() }
        sqlite3_result_text64(
            context,
            start.assumingMemoryBound(to: CChar.self),
            UInt64(bytes.count),
            nil,
            UInt8(SQLITE_UTF8)
        )
    }

    /// A text whose bytes are copied.
    @inline(__always)
    func text(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return emptyText() }
        sqlite3_result_text64(
            context,
            start.assumingMemoryBound(to: CChar.self),
            UInt64(bytes.count),
            Self.transient,
            UInt8(SQLITE_UTF8)
        )
    }

    func text(_ text: String) {
        var text = text
        text.withUTF8 { self.text(UnsafeRawBufferPointer($0)) }
    }

    func error(_ message: String) {
        sqlite3_result_error(context, message, -1)
    }

    private func emptyText() {
        sqlite3_result_text(context, "", 0, Self.transient)
    }
}
