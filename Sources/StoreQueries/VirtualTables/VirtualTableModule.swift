internal import GRDBSQLite

/// The tables as SQLite's interface for virtual tables wants them (https://www.sqlite.org/vtab.html).
///
/// A record of C begins with what SQLite knows and ends with a reference to the object that does the work.
enum VirtualTableModule {
    /// The name by which `CREATE VIRTUAL TABLE` refers to the module.
    static let name = "muster"

    /// The tables of a connection, by the numbers that `CREATE VIRTUAL TABLE` gives as argument.
    final class Tables {
        let all: [VirtualTable]
        let clock: ClockOrder

        init(_ all: [VirtualTable], clock: ClockOrder) {
            self.all = all
            self.clock = clock
        }
    }

    private struct TableRecord {
        var base = sqlite3_vtab()
        let table: Unmanaged<VirtualTable>
        let tables: Unmanaged<Tables>
    }

    private struct CursorRecord {
        var base = sqlite3_vtab_cursor()
        let cursor: Unmanaged<TableCursor>
        let run: Unmanaged<QueryRun>
    }

    /// Makes the tables known to a connection and creates them; the connection must not outlive `tables`.
    static func register(_ tables: Tables, in connection: OpaquePointer?) -> Int32 {
        let pointer = Unmanaged.passUnretained(tables).toOpaque()
        return sqlite3_create_module_v2(connection, name, functions, pointer, nil)
    }

    /// The functions, which SQLite keeps a pointer to for ever.
    nonisolated(unsafe) private static let functions: UnsafePointer<sqlite3_module> = {
        let module = UnsafeMutablePointer<sqlite3_module>.allocate(capacity: 1)
        module.initialize(to: sqlite3_module())
        module.pointee.iVersion = 1
        module.pointee.xCreate = { connect($0, $1, $2, $3, $4, $5) }
        module.pointee.xConnect = { connect($0, $1, $2, $3, $4, $5) }
        module.pointee.xBestIndex = { bestIndex($0, $1) }
        module.pointee.xDisconnect = { disconnect($0) }
        module.pointee.xDestroy = { disconnect($0) }
        module.pointee.xOpen = { open($0, $1) }
        module.pointee.xClose = { close($0) }
        module.pointee.xFilter = { filter($0, $1, $3, $4) }
        module.pointee.xNext = { cursor in
            guarded(cursor) { cursor, run in
                run.rowsRead &+= 1
                try cursor.next()
            }
        }
        module.pointee.xEof = { cursor in
            guard let cursor else { return 1 }
            return record(cursor).cursor._withUnsafeGuaranteedRef { $0.isAtEnd ? 1 : 0 }
        }
        module.pointee.xColumn = { cursor, context, column in
            guarded(cursor) { cursor, _ in try cursor.put(Int(column), into: ResultSink(context)) }
        }
        module.pointee.xRowid = { cursor, row in
            guarded(cursor) { cursor, _ in row?.pointee = try cursor.rowNumber() }
        }
        return UnsafePointer(module)
    }()

    // MARK: Tables

    private static func connect(
        _ connection: OpaquePointer?,
        _ context: UnsafeMutableRawPointer?,
        _ count: Int32,
        _ words: UnsafePointer<UnsafePointer<CChar>?>?,
        _ made: UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab>?>?,
        _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    ) -> Int32 {
        guard let context else { return SQLITE_MISUSE }
        let tables = Unmanaged<Tables>.fromOpaque(context)
        // The words are the module, the schema, the table's name, and then the arguments; a query that names the module
        // as if it were a table gives none.
        let number = count > 3 ? words?[3].flatMap { Int(String(cString: $0)) } : nil
        guard let number, let table = tables.takeUnretainedValue().all[checked: number] else { return SQLITE_ERROR }
        let code = sqlite3_declare_vtab(connection, table.declaration)
        guard code == SQLITE_OK else { return code }
        let record = UnsafeMutablePointer<TableRecord>.allocate(capacity: 1)
        record.initialize(to: TableRecord(table: Unmanaged.passUnretained(table), tables: tables))
        made?.pointee = UnsafeMutableRawPointer(record).assumingMemoryBound(to: sqlite3_vtab.self)
        return SQLITE_OK
    }

    private static func disconnect(_ table: UnsafeMutablePointer<sqlite3_vtab>?) -> Int32 {
        guard let table else { return SQLITE_OK }
        UnsafeMutableRawPointer(table).assumingMemoryBound(to: TableRecord.self).deallocate()
        return SQLITE_OK
    }

    private static func bestIndex(
        _ table: UnsafeMutablePointer<sqlite3_vtab>?,
        _ plan: UnsafeMutablePointer<sqlite3_index_info>?
    ) -> Int32 {
        guard let table, let plan else { return SQLITE_MISUSE }
        TablePlanning.plan(record(table).table.takeUnretainedValue(), plan)
        return SQLITE_OK
    }

    // MARK: Cursors

    private static func open(
        _ table: UnsafeMutablePointer<sqlite3_vtab>?,
        _ made: UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab_cursor>?>?
    ) -> Int32 {
        guard let table else { return SQLITE_MISUSE }
        let opened = record(table).table.takeUnretainedValue()
        let cursor = UnsafeMutablePointer<CursorRecord>.allocate(capacity: 1)
        cursor.initialize(
            to: CursorRecord(
                cursor: Unmanaged.passRetained(opened.makeCursor()),
                run: Unmanaged.passUnretained(opened.run)
            )
        )
        made?.pointee = UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: sqlite3_vtab_cursor.self)
        return SQLITE_OK
    }

    private static func close(_ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?) -> Int32 {
        guard let cursor else { return SQLITE_OK }
        record(cursor).cursor.release()
        UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: CursorRecord.self).deallocate()
        return SQLITE_OK
    }

    private static func filter(
        _ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?,
        _ narrowing: Int32,
        _ count: Int32,
        _ values: UnsafeMutablePointer<OpaquePointer?>?
    ) -> Int32 {
        guard let cursor, let table = cursor.pointee.pVtab else { return SQLITE_MISUSE }
        let clock = record(table).tables.takeUnretainedValue().clock
        return guarded(cursor) { cursor, _ in
            try cursor.start(RowBounds(RowNarrowing(rawValue: narrowing), values, clock))
        }
    }

    /// Does something with a cursor and keeps its error where whoever runs the query finds it.
    @inline(__always)
    private static func guarded(
        _ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?,
        _ body: (TableCursor, QueryRun) throws -> Void
    ) -> Int32 {
        guard let cursor else { return SQLITE_MISUSE }
        let record = record(cursor)
        return record.run._withUnsafeGuaranteedRef { run in
            record.cursor._withUnsafeGuaranteedRef { cursor in
                do {
                    try body(cursor, run)
                    return SQLITE_OK
                } catch {
                    run.failure = run.failure ?? error
                    return SQLITE_ERROR
                }
            }
        }
    }

    @inline(__always)
    private static func record(_ table: UnsafeMutablePointer<sqlite3_vtab>) -> TableRecord {
        UnsafeMutableRawPointer(table).assumingMemoryBound(to: TableRecord.self).pointee
    }

    @inline(__always)
    private static func record(_ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>) -> CursorRecord {
        UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: CursorRecord.self).pointee
    }
}

extension Array {
    /// The element of an index; nil if there is none.
    fileprivate subscript(checked index: Int) -> Element? {
        indices.contains(index) ? self[index] : nil
    }
}
