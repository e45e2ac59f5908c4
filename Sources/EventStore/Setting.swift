internal import GRDB

/// Single values that belong to the store as a whole.
enum Setting: String {
    /// The zone whose wall clock the store keeps.
    case timeZone = "time zone"
    /// Derived: how many stored events name no contact.
    case unidentifiedEvents = "unidentified events"
    /// Derived: how many orders there are.
    case orders
    /// The number that the next stored event gets; numbers are never given twice.
    case nextEvent = "next event"
    /// The number that the next import gets: that of one that was taken back is not given again, lest somebody who takes it
    /// back once more by mistake loses another.
    case nextImport = "next import"

    /// Above all numbers of events and imports that are ever given.
    static let greatestNumber: Int64 = 1 << 36

    static func set(_ setting: Setting, _ value: some DatabaseValueConvertible, _ database: Database) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
            arguments: [setting.rawValue, value]
        )
    }

    static func get<Value: DatabaseValueConvertible>(_ setting: Setting, _ database: Database) throws -> Value? {
        try Value.fetchOne(database, sql: "SELECT value FROM setting WHERE name = ?", arguments: [setting.rawValue])
    }

    /// A count, or a number that is given next; 0 if there is none.
    ///
    /// - Throws: ``DamagedBytes`` for what can be neither.
    static func number(_ setting: Setting, _ database: Database) throws -> Int {
        guard let stored: DatabaseValue = try get(setting, database) else { return 0 }
        guard let number = Int64.fromDatabaseValue(stored), 0...greatestNumber ~= number else {
            throw DamagedBytes(place: "setting", detail: "\(setting.rawValue) cannot be \(stored)")
        }
        return Int(number)
    }
}
