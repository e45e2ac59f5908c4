internal import EventModel
internal import EventReader
internal import EventStore

extension RejectionKind {
    /// Tells why something is no event, by reading it once more.
    init(of rejection: KeptRejection, _ parser: JSONParser) {
        let value: JSONValue? = rejection.bytes.withUnsafeBufferPointer { bytes in
            guard var tokens = try? parser.parse(text: bytes) else { return nil }
            return JSONValue(reading: &tokens)
        }
        switch value {
        case nil: self = .broken
        case .object(let members)?:
            guard case .text(let type)? = value?["eventTypeKey"], !type.isEmpty else {
                self = .noType
                return
            }
            switch members.first(where: { $0.name == "occurred" })?.value {
            case .text(var text)?:
                // A whole event may be what a missing comma is told of.
                let isReadable = text.withUTF8 { TimeText(trimming: UnsafeRawBufferPointer($0)) != nil }
                self = isReadable ? .broken : .unreadableTime
            case nil, .null?: self = .noTime
            default: self = .unreadableTime
            }
        default: self = .notAnObject
        }
    }
}
