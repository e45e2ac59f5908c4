/// What `preview --format json` promises to print.
struct PreviewResult: Decodable {
    struct Condition: Decodable, Equatable {
        var text: String
        var contacts: Int
        var without: Int
    }

    struct Member: Decodable, Equatable {
        var contact: String
        var contactId: String?
        var externalCustomerId: String?
        var email: String?
        var phone: String?
        var pushToken: String?
        var contactKey: String?
    }

    let segment: String
    let asOf: String
    let timeZone: String
    let contacts: Int
    let of: Int
    let conditions: [Condition]
    let sample: [Member]
    let hints: [String]
}
