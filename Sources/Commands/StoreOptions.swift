internal import ArgumentParser
internal import EventModel
internal import EventStore
internal import Glibc

/// The options of every command that works on a database.
struct StoreOptions: ParsableArguments {
    @Option(
        name: .customLong("database"),
        help: ArgumentHelp(
            "The database (default: $MUSTER_DATABASE, else muster.sqlite in the working folder).",
            valueName: "file"
        ),
        completion: .file(extensions: ["sqlite", "db"])
    )
    var database: String?

    func validate() throws { try Self.check(database) }

    /// Refuses an empty path, which the words for a file that is not there would name as nothing.
    static func check(_ database: String?) throws {
        if database?.isEmpty == true { throw ValidationError("--database is empty; name a file") }
    }

    /// The database's path: as given after the command, before it, in the environment, or the default.
    func path(_ muster: Muster) -> String {
        if let given = database ?? muster.database { return given }
        if let variable = getenv("MUSTER_DATABASE"), variable.pointee != 0 { return String(cString: variable) }
        return "muster.sqlite"
    }

    /// Opens the database for reading.
    func reading(_ muster: Muster) throws -> StoreFile {
        try StoreFile(path: path(muster), .reading)
    }

    /// Opens a database that is there for writing, after other writers.
    func writing(_ muster: Muster) throws -> StoreFile {
        let path = path(muster)
        // Whoever writes makes a database of nothing; looking into it first tells that there is none.
        try StoreFile(path: path, .reading).close()
        return try StoreFile(path: path, .writing(timeZone: nil), waiting: Self.wait)
    }

    /// Says once for whom the command waits, and goes on waiting until it is interrupted.
    static func wait(for holder: String?) -> Bool {
        if let holder { StandardError.write("muster: waiting for \(holder), which is writing to the database\n") }
        return !Interruption.isRequested
    }
}
