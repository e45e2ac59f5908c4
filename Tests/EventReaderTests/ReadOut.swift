import EventModel
import EventReader
import Testing

/// All that reading some bytes gives, as values that can be compared.
struct ReadOut: Hashable {
    struct Event: Hashable {
        var value: JSONValue
        var line: Int
        var byte: Int
        var pointer: String
    }

    struct Refusal: Hashable {
        var line: Int
        var byte: Int
        var pointer: String
        var reason: String
        var text: String
    }

    var events: [Event] = []
    var refusals: [Refusal] = []
    var checksum = ""
    /// Kind, line and byte of each repair.
    var repairs: [String] = []

    init(events: [Event], refusals: [Refusal] = []) {
        self.events = events
        self.refusals = refusals
    }

    init(_ bytes: [UInt8], blockSize: Int = 1 << 20, sizeLimit: Int = 16 << 20, repairs: Bool = false) throws {
        let reader = try EventReader(
            .bytes(bytes, name: "test"),
            blockSize: blockSize,
            sizeLimit: sizeLimit,
            repairs: repairs
        )
        let parser = BlockParser()
        var end = 0
        while let block = try reader.nextBlock() {
            #expect(block.startByte == end, "blocks join without a gap")
            end = block.endByte
            self.repairs += block.repairs.map { "\($0.kind) \($0.line) \($0.byte)" }
            try parser.parse(
                block,
                event: { tokens, slice in
                    events.append(
                        Event(
                            value: JSONValue(reading: &tokens),
                            line: slice.line,
                            byte: slice.byte,
                            pointer: slice.pointer.text
                        )
                    )
                },
                rejected: { rejection in
                    let place = rejection.place(in: "test")
                    refusals.append(
                        Refusal(
                            line: place.line,
                            byte: place.byte,
                            pointer: place.pointer,
                            reason: rejection.reason,
                            text: String(decoding: rejection.bytes, as: UTF8.self)
                        )
                    )
                }
            )
        }
        checksum = reader.checksum.text
    }

    init(_ text: String, blockSize: Int = 1 << 20, sizeLimit: Int = 16 << 20, repairs: Bool = false) throws {
        try self.init(Array(text.utf8), blockSize: blockSize, sizeLimit: sizeLimit, repairs: repairs)
    }

    /// The events' `keyValue`s, by which tests tell them apart.
    var keys: [String] {
        events.map { event in
            if case .text(let key)? = event.value["keyValue"] { key } else { "?" }
        }
    }
}

/// An event with this key and these parameters, on one line.
func event(_ key: String, params: String = "[]") -> String {
    #"{"eventTypeKey":"visit","keyValue":"\#(key)","params":\#(params),"occurred":"2024-01-01T10:00"}"#
}
