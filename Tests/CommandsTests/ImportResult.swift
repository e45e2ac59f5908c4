/// What `import --format json` promises to print.
struct ImportResult: Decodable {
    struct Events: Decodable, Equatable {
        var read: Int
        var stored: Int
        var duplicate: Int
        var rejected: Int
    }

    struct Contacts: Decodable, Equatable {
        var total: Int
        var new: Int
        var unidentified: Int
    }

    struct Orders: Decodable, Equatable {
        var total: Int
        var ignored: Int
    }

    let events: Events
    let contacts: Contacts
    let orders: Orders
    let seconds: Double
}
