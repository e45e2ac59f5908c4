internal import CXXHash
package import EventModel
package import EventReader

/// Writes stored events as the vendor takes them: type, key, parameters, and the time to the minute.
///
/// Whatever else stands in an event is not sent, as the vendor's interface knows nothing of it. Not thread-safe.
package struct EventBodyWriter {
    private let version: APIVersion
    private let parser = JSONParser()

    /// Makes a writer for a version of the interface.
    package init(_ version: APIVersion) {
        self.version = version
    }

    /// What the walk over an event found out beside its body.
    package struct Facts: Hashable, Sendable {
        /// The hash of what the event is, whatever version it is sent in.
        package var fingerprint: EventKey.Fingerprint
        /// The hash of the first externalOrderId; nil if there is none.
        package var order: UInt64?
        /// Whether there is a keyValue.
        package var hasKeyValue: Bool
    }

    /// Appends the JSON object that is sent for an event, given as stored.
    ///
    /// The time is the store's clock, to the minute (Yespo support, Sending Past Events: `YYYY-MM-DDTHH:mm`); an order event
    /// that bears only its date has been stored with that as time.
    ///
    /// - Throws: `JSONError` if the bytes are no JSON, which a sound store never gives.
    package func append(
        _ json: UnsafeBufferPointer<UInt8>,
        occurred: WallClock,
        to body: inout [UInt8]
    ) throws(JSONError) -> Facts {
        var members = Members(try parser.parse(text: json))
        var canonical: [UInt8] = []
        canonical.reserveCapacity(json.count + 32)
        var facts = Facts(fingerprint: .init(high: 0, low: 0), order: nil, hasKeyValue: false)
        let begin = body.count
        appendHead(&members, to: &body, &facts)
        if version == .two {
            members.appendParameters(to: &body, asTexts: false, order: &facts.order)
            canonical.append(contentsOf: body[begin...])
        } else {
            canonical.append(contentsOf: body[begin...])
            members.appendParameters(to: &canonical, asTexts: false, order: &facts.order)
            members.appendParameters(to: &body, asTexts: true, order: &facts.order)
        }
        body.append(contentsOf: ",\"occurred\":\"".utf8)
        occurred.append(in: .minute, to: &body)
        body.append(contentsOf: "\"}".utf8)
        // The whole time: events of one minute are not the same event.
        withUnsafeBytes(of: occurred.microseconds.littleEndian) { canonical.append(contentsOf: $0) }
        facts.fingerprint = canonical.withUnsafeBytes { EventKey.Fingerprint(of: $0) }
        return facts
    }

    private func appendHead(_ members: inout Members, to body: inout [UInt8], _ facts: inout Facts) {
        body.append(contentsOf: "{\"eventTypeKey\":".utf8)
        if var type = members.type { type.appendValue(to: &body) } else { body.append(contentsOf: "\"\"".utf8) }
        guard var key = members.key, key.nextKind != .null else { return }
        facts.hasKeyValue = true
        body.append(contentsOf: ",\"keyValue\":".utf8)
        key.appendText(to: &body)
    }
}

/// Where the members of an event that are sent stand in its JSON.
private struct Members {
    var type: JSONTokens?
    var key: JSONTokens?
    var parameters: JSONTokens?

    /// Finds them; of a repeated member the first counts.
    init(_ tokens: JSONTokens) {
        var tokens = tokens
        guard tokens.next().kind == .beginObject else { return }
        while tokens.nextKind == .name {
            let name = tokens.next().bytes
            if name.equals("eventTypeKey") {
                if type == nil, tokens.nextKind == .text { type = tokens }
            } else if name.equals("keyValue") {
                if key == nil { key = tokens }
            } else if name.equals("params"), parameters == nil, tokens.nextKind == .beginList {
                parameters = tokens
            }
            tokens.skipValue()
        }
    }

    /// Appends `,"params":[...]`: each with its name and value, and of what is no parameter nothing.
    func appendParameters(to body: inout [UInt8], asTexts: Bool, order: inout UInt64?) {
        body.append(contentsOf: ",\"params\":[".utf8)
        var isFirst = true
        if var tokens = parameters {
            _ = tokens.next()
            while tokens.nextKind != .endList, tokens.nextKind != .end {
                let element = tokens
                tokens.skipValue()
                guard let parameter = Parameter(element) else { continue }
                // In version 1 there is no null; a parameter that is not there says the same.
                if asTexts, parameter.value.nextKind == .null { continue }
                if !isFirst { body.append(UInt8(ascii: ",")) }
                isFirst = false
                parameter.append(to: &body, asText: asTexts)
                if order == nil, parameter.name.bytes.equals("externalOrderId") {
                    var value = parameter.value
                    let bytes = value.next().bytes
                    order = xxhash64(bytes.baseAddress, bytes.count)
                }
            }
        }
        body.append(UInt8(ascii: "]"))
    }
}

/// A parameter of an event: a name and where its value stands.
private struct Parameter {
    let name: JSONToken
    let value: JSONTokens

    /// Reads `{"name": ..., "value": ...}` in either order; nil if it is none.
    init?(_ tokens: JSONTokens) {
        var tokens = tokens
        var found: (name: JSONToken?, value: JSONTokens?)
        guard tokens.next().kind == .beginObject else { return nil }
        while tokens.nextKind == .name {
            let member = tokens.next().bytes
            if member.equals("name"), found.name == nil, tokens.nextKind == .text {
                var copy = tokens
                found.name = copy.next()
            } else if member.equals("value"), found.value == nil {
                found.value = tokens
            }
            tokens.skipValue()
        }
        guard let name = found.name, let value = found.value else { return nil }
        (self.name, self.value) = (name, value)
    }

    func append(to body: inout [UInt8], asText: Bool) {
        body.append(contentsOf: "{\"name\":".utf8)
        JSONText.append(name.bytes, to: &body)
        body.append(contentsOf: ",\"value\":".utf8)
        var value = value
        if asText { value.appendText(to: &body) } else { value.appendValue(to: &body) }
        body.append(UInt8(ascii: "}"))
    }
}

extension JSONTokens {
    /// Appends the value that comes next as a JSON text: digits of a number, the JSON of a list or an object.
    fileprivate mutating func appendText(to body: inout [UInt8]) {
        guard nextKind != .text else { return appendValue(to: &body) }
        var inner: [UInt8] = []
        appendValue(to: &inner)
        inner.withUnsafeBufferPointer { JSONText.append($0, to: &body) }
    }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate func equals(_ word: StaticString) -> Bool {
        count == word.utf8CodeUnitCount
            && elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }
}
