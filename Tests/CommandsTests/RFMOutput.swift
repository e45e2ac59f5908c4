/// What `rfm --format json` promises to print.
struct RFMOutput: Decodable {
    struct Orders: Decodable {
        struct Status: Decodable, Equatable {
            var status: String
            var orders: Int
        }

        let counted: Int
        let leftOut: [String: Int]
        let eventsWithoutContact: Int
        let byStatus: [Status]
    }

    struct Bin: Decodable {
        let score: Int
        let lower: String?
        let upper: String?
        let contacts: Int
    }

    struct Transitions: Decodable {
        struct Compared: Decodable {
            let asOf: String
            let orders: Orders
        }

        let from: String
        let to: String
        let compared: Compared
    }

    let asOf: String
    let timeZone: String
    let method: String
    let frequency: String
    let status: String
    let currency: String?
    let from: String?
    let orders: Orders
    let thresholds: [String: [Bin]]
    let notes: [String]
    let transitions: Transitions?
}
