internal import EventModel
internal import EventReader
internal import EventStore

extension PlannedContacts.Kind {
    /// The body of a bulk request that adds contacts of this kind, or finds those that are there.
    ///
    /// Yespo OpenAPI, ContactsBulkUpdate and Contact. Without `contactFields` every field of a contact that is there would
    /// be emptied, so exactly those that are given are named.
    func body(_ contacts: [UInt32], _ snapshot: StoreSnapshot) -> [UInt8] {
        var body = Array("{\"contacts\":[".utf8)
        for (index, contact) in contacts.enumerated() {
            if index > 0 { body.append(UInt8(ascii: ",")) }
            var channels: [(String, String)] = []
            if hasEmail, let email = snapshot.identifier(.email, of: contact) { channels.append(("email", email)) }
            if hasPhone, let phone = snapshot.identifier(.phone, of: contact) { channels.append(("sms", phone)) }
            body += "{\"channels\":[".utf8
            for (place, channel) in channels.enumerated() {
                if place > 0 { body.append(UInt8(ascii: ",")) }
                body += "{\"type\":\"\(channel.0)\",\"value\":".utf8
                Self.append(channel.1, to: &body)
                body.append(UInt8(ascii: "}"))
            }
            body.append(UInt8(ascii: "]"))
            if hasExternalIdentifier, let external = snapshot.identifier(.externalCustomerId, of: contact) {
                body += ",\"externalCustomerId\":".utf8
                Self.append(external, to: &body)
            }
            body.append(UInt8(ascii: "}"))
        }
        let names = fields.map { "\"\($0)\"" }.joined(separator: ",")
        body += "],\"dedupeOn\":\"\(match)\",\"contactFields\":[\(names)],\"restoreDeleted\":false}".utf8
        return body
    }

    private static func append(_ text: String, to body: inout [UInt8]) {
        var text = text
        text.withUTF8 { JSONText.append($0, to: &body) }
    }
}
