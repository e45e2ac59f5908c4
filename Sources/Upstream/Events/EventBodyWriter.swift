internal import CXXHash
package import EventModel
package import EventReader
internal import Glibc

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

    /// Appends the JSON object that is sent for an event, given as the store gives it: without blanks, each text in its
    /// canonical spelling, so that parameters can be taken over as they stand.
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
        var facts = Facts(fingerprint: .init(high: 0, low: 0), order: nil, hasKeyValue: false)
        let begin = body.count
        appendHead(&members, to: &body, &facts)
        switch version {
        case .two:
            members.appendParameters(of: json, to: &body, &facts.order)
            facts.fingerprint = Self.fingerprint(of: &body, from: begin, occurred)
        case .one:
            var canonical = Array(body[begin...])
            members.appendParameters(of: json, to: &canonical, &facts.order)
            facts.fingerprint = Self.fingerprint(of: &canonical, from: 0, occurred)
            members.appendTextParameters(to: &body)
        }
        body.append(contentsOf: ",\"occurred\":\"".utf8)
        occurred.append(in: .minute, to: &body)
        body.append(contentsOf: "\"}".utf8)
        return facts
    }

    /// The hash of what version 2 sends of an event before its time, and of the whole time: events of one minute are not the
    /// same event.
    private static func fingerprint(
        of body: inout [UInt8],
        from begin: Int,
        _ occurred: WallClock
    ) -> EventKey.Fingerprint {
        let end = body.count
        withUnsafeBytes(of: occurred.microseconds.littleEndian) { body.append(contentsOf: $0) }
        defer { body.removeSubrange(end...) }
        return body.withUnsafeBytes { EventKey.Fingerprint(of: UnsafeRawBufferPointer(rebasing: $0[begin...])) }
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
    ///
    /// Those that stand in the source as they are sent are taken over together, byte for byte.
    func appendParameters(of source: UnsafeBufferPointer<UInt8>, to body: inout [UInt8], _ order: inout UInt64?) {
        body.append(contentsOf: ",\"params\":[".utf8)
        let begin = body.count
        var plain: Range<Int>?
        func appendPlain(to body: inout [UInt8]) {
            guard let range = plain else { return }
            if body.count > begin { body.append(UInt8(ascii: ",")) }
            body.append(contentsOf: UnsafeBufferPointer(rebasing: source[range]))
            plain = nil
        }
        forEachParameter { parameter in
            if order == nil { order = parameter.order }
            if parameter.isPlain {
                plain = (plain?.lowerBound ?? parameter.place.lowerBound)..<parameter.place.upperBound
                return
            }
            appendPlain(to: &body)
            if body.count > begin { body.append(UInt8(ascii: ",")) }
            parameter.append(to: &body, asText: false)
        } otherwise: {
            appendPlain(to: &body)
        }
        appendPlain(to: &body)
        body.append(UInt8(ascii: "]"))
    }

    /// The same with all values as texts, as version 1 takes them.
    ///
    /// It has no null; a parameter that is not there says the same.
    func appendTextParameters(to body: inout [UInt8]) {
        body.append(contentsOf: ",\"params\":[".utf8)
        let begin = body.count
        forEachParameter { parameter in
            if parameter.value.nextKind == .null { return }
            if body.count > begin { body.append(UInt8(ascii: ",")) }
            parameter.append(to: &body, asText: true)
        } otherwise: {
        }
        body.append(UInt8(ascii: "]"))
    }

    /// Calls with each parameter, and otherwise with nothing, in their order.
    private func forEachParameter(_ body: (Parameter) -> Void, otherwise: () -> Void) {
        guard var tokens = parameters else { return }
        _ = tokens.next()
        while tokens.nextKind != .endList, tokens.nextKind != .end {
            if let parameter = Parameter(&tokens) { body(parameter) } else { otherwise() }
        }
    }
}

/// A parameter of an event: a name and where its value stands.
private struct Parameter {
    let name: JSONToken
    let value: JSONTokens
    /// Where it stands in the source.
    let place: Range<Int>
    /// Whether it stands there as it is sent: its name, then its value, and nothing else.
    let isPlain: Bool

    /// Reads `{"name": ..., "value": ...}` in either order and steps over it; nil if it is none.
    init?(_ tokens: inout JSONTokens) {
        let begin = tokens.offset
        guard tokens.nextKind == .beginObject else {
            tokens.skipValue()
            return nil
        }
        _ = tokens.next()
        var found: (name: JSONToken?, value: JSONTokens?)
        var (members, isNameFirst) = (0, false)
        while tokens.nextKind == .name {
            let member = tokens.next().bytes
            members += 1
            if found.name == nil, tokens.nextKind == .text, member.equals("name") {
                found.name = tokens.next()
                isNameFirst = members == 1
                continue
            }
            if found.value == nil, member.equals("value") { found.value = tokens }
            tokens.skipValue()
        }
        let end = tokens.next()
        guard let name = found.name, let value = found.value else { return nil }
        (self.name, self.value) = (name, value)
        place = begin..<end.offset + 1
        isPlain = isNameFirst && members == 2
    }

    /// The hash of the order's identifier, if the parameter is that.
    var order: UInt64? {
        guard name.bytes.equals("externalOrderId") else { return nil }
        var value = value
        let bytes = value.next().bytes
        return xxhash64(bytes.baseAddress, bytes.count)
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
        guard let start = baseAddress else { return word.utf8CodeUnitCount == 0 }
        return count == word.utf8CodeUnitCount && memcmp(start, word.utf8Start, count) == 0
    }
}
