import EventModel
import Testing
import Upstream

struct `The body of an event` {
    private static let occurred = WallClock(year: 2024, month: 5, day: 6, hour: 7, minute: 8, second: 59)

    private func write(_ json: String, _ version: APIVersion = .two) throws -> (text: String, EventBodyWriter.Facts) {
        var body: [UInt8] = []
        let occurred = try #require(Self.occurred)
        let facts = try Array(json.utf8).withUnsafeBufferPointer {
            try EventBodyWriter(version).append($0, occurred: occurred, to: &body)
        }
        return (String(decoding: body, as: UTF8.self), facts)
    }

    /// An event as stored, as it is sent in version 2, and in version 1.
    private static let cases = [
        (
            #"{"eventTypeKey":"a","keyValue":"k","params":[{"name":"n","value":1.50}],"occurred":"2024-05-06"}"#,
            #"{"eventTypeKey":"a","keyValue":"k","params":[{"name":"n","value":1.50}],"occurred":"2024-05-06T07:08"}"#,
            #"{"eventTypeKey":"a","keyValue":"k","params":[{"name":"n","value":"1.50"}],"occurred":"2024-05-06T07:08"}"#
        ),
        (
            // In another order, with a member that the vendor does not know, and without a time.
            #"{"params":[{"value":[{"q":1,"t":"\""}],"name":"items"},{"name":"x","value":null}],"more":1,"keyValue":7,"eventTypeKey":"a"}"#,
            #"{"eventTypeKey":"a","keyValue":"7","params":[{"name":"items","value":[{"q":1,"t":"\""}]},{"name":"x","value":null}],"occurred":"2024-05-06T07:08"}"#,
            #"{"eventTypeKey":"a","keyValue":"7","params":[{"name":"items","value":"[{\"q\":1,\"t\":\"\\\"\"}]"}],"occurred":"2024-05-06T07:08"}"#
        ),
        (
            // What is no parameter is not sent.
            #"{"eventTypeKey":"a","params":[5,{"name":"n"},{"name":"b","value":true,"extra":0}],"keyValue":null}"#,
            #"{"eventTypeKey":"a","params":[{"name":"b","value":true}],"occurred":"2024-05-06T07:08"}"#,
            #"{"eventTypeKey":"a","params":[{"name":"b","value":"true"}],"occurred":"2024-05-06T07:08"}"#
        ),
        (
            #"{"eventTypeKey":"a","keyValue":"k"}"#,
            #"{"eventTypeKey":"a","keyValue":"k","params":[],"occurred":"2024-05-06T07:08"}"#,
            #"{"eventTypeKey":"a","keyValue":"k","params":[],"occurred":"2024-05-06T07:08"}"#
        ),
    ]

    @Test(arguments: cases) func `has what the vendor takes, and nothing else`(
        stored: String,
        two: String,
        one: String
    )
        throws
    {
        #expect(try write(stored).text == two)
        #expect(try write(stored, .one).text == one)
    }

    @Test(arguments: cases) func `has the same fingerprint in both versions`(
        stored: String,
        two: String,
        one: String
    )
        throws
    {
        #expect(try write(stored, .one).1 == (try write(stored).1))
        // What is sent, stored again, is the same event.
        #expect(try write(two).1.fingerprint == (try write(stored).1.fingerprint))
    }

    @Test func `has another fingerprint with other digits, kinds, names, order or seconds`() throws {
        func event(_ params: String, key: String = "k") -> String {
            #"{"eventTypeKey":"a","keyValue":"\#(key)","params":[\#(params)]}"#
        }
        let all = [
            event(#"{"name":"n","value":1}"#), event(#"{"name":"n","value":1.0}"#),
            event(#"{"name":"n","value":"1"}"#), event(#"{"name":"m","value":1}"#), event(""),
            event(#"{"name":"n","value":1},{"name":"m","value":2}"#),
            event(#"{"name":"m","value":2},{"name":"n","value":1}"#), event(#"{"name":"n","value":1}"#, key: "l"),
        ]
        #expect(Set(try all.map { try write($0).1.fingerprint }).count == all.count)
        var body: [UInt8] = []
        let later = WallClock(microseconds: try #require(Self.occurred).microseconds + 1)
        let other = try Array(all[0].utf8).withUnsafeBufferPointer {
            try EventBodyWriter(.two).append($0, occurred: later, to: &body)
        }
        #expect(other.fingerprint != (try write(all[0]).1.fingerprint))
    }

    @Test func `tells its order and whether it has a key`() throws {
        let first = try write(#"{"eventTypeKey":"a","params":[{"name":"externalOrderId","value":"7"}]}"#).1
        let second = try write(#"{"eventTypeKey":"b","keyValue":"k","params":[{"name":"externalOrderId","value":7}]}"#)
            .1
        #expect(first.order != nil && first.order == second.order)
        #expect(!first.hasKeyValue && second.hasKeyValue)
        #expect(try write(#"{"eventTypeKey":"a","params":[]}"#).1.order == nil)
    }
}
