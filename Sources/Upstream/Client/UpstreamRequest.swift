package import EventModel

/// A request to the vendor's interface.
package struct UpstreamRequest: Sendable {
    /// The HTTP method.
    package let method: Method
    /// The path.
    package let path: String
    /// The JSON body; nil for none.
    package let body: [UInt8]?

    /// The methods that are used.
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case delete = "DELETE"
    }

    /// Asks whose key it is.
    ///
    /// Yespo OpenAPI, Get account info.
    package static let accountInfo = UpstreamRequest(method: .get, path: YespoRules.accountPath, body: nil)

    /// Sends past events.
    ///
    /// Yespo OpenAPI, Generate past events.
    package static func pastEvents(_ batch: PushBatch, _ version: APIVersion) -> UpstreamRequest {
        UpstreamRequest(method: .post, path: version.pastEventsPath, body: batch.body)
    }

    /// Deletes all past events of a period, both minutes included.
    ///
    /// Yespo OpenAPI, Delete events.
    package static func deletion(from first: WallClock, to last: WallClock) -> UpstreamRequest {
        let body = "{\"from\":\"\(first.text(in: .minute))\",\"to\":\"\(last.text(in: .minute))\"}"
        return UpstreamRequest(method: .delete, path: YespoRules.deletePastEventsPath, body: Array(body.utf8))
    }

    /// Adds contacts.
    ///
    /// Yespo OpenAPI, ContactsBulkUpdate.
    package static func contacts(_ body: [UInt8]) -> UpstreamRequest {
        UpstreamRequest(method: .post, path: YespoRules.contactsPath, body: body)
    }

    /// Asks how far an import of contacts is.
    ///
    /// Yespo OpenAPI, Get contact import status.
    package static func importStatus(ofSession session: String) -> UpstreamRequest {
        let safe = session.utf8.map { byte in
            let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            let kept = isPlain || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
            return kept ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return UpstreamRequest(method: .get, path: "/api/v1/importstatus/" + safe.joined(), body: nil)
    }
}
