internal import Foundation

/// HTTP Basic authentication (RFC 7617) as the vendor uses it: any user name, and the API key for a password.
///
/// docs.yespo.io reference, api-keys.
enum BasicAuthentication {
    /// Whether a request's Authorization header gives this key.
    static func isGiven(_ key: String, by header: String?) -> Bool {
        guard let words = header?.split(separator: " "), words.count == 2, words[0].lowercased() == "basic",
            let bytes = Data(base64Encoded: String(words[1])),
            let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
        else { return false }
        return bytes[bytes.index(after: colon)...].elementsEqual(key.utf8)
    }
}
