import Foundation
import Testing

/// A file that holds something else than events, and what an import says of it.
struct WrongInput: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let file: String
    let bytes: Data
    /// What standard error says, the place included.
    let said: String
    var stored = 0
    var rejected = 0

    init(
        _ description: String,
        file: String = "input.json",
        _ text: String,
        said: String,
        stored: Int = 0,
        rejected: Int
    ) {
        self.init(description, file: file, bytes: Data(text.utf8), said: said, stored: stored, rejected: rejected)
    }

    init(_ description: String, file: String, bytes: Data, said: String, stored: Int = 0, rejected: Int = 0) {
        testDescription = description
        self.file = file
        self.bytes = bytes
        self.said = said
        self.stored = stored
        self.rejected = rejected
    }

    private static let whole = SmallShop.order(
        "A-1",
        of: "olena@example.com",
        total: "1",
        status: "DELIVERED",
        on: "2024-11-02T10:15"
    )

    static let all = [
        WrongInput(
            "a request that ends in its second event",
            file: "cut.json",
            "{\"events\": [\n\(whole),\n  {\"eventTypeKey\": \"ord",
            said: "cut.json: line 3, byte \(13 + whole.utf8.count + 4), /events/1: the file ends inside this event",
            stored: 1,
            rejected: 1
        ),
        WrongInput(
            "a byte that is no UTF-8 in the second of three lines",
            file: "bytes.ndjson",
            bytes: Data("\(whole)\n{\"eventTypeKey\":\"".utf8) + [0xFF]
                + Data("\",\"occurred\":\"2024-01-31\"}\n\(whole.replacing("A-1", with: "A-2"))\n".utf8),
            said: "bytes.ndjson: line 2, byte \(whole.utf8.count + 1): broken JSON: byte 0xFF is not UTF-8, "
                + "at line 2, byte \(whole.utf8.count + 18)",
            stored: 2,
            rejected: 1
        ),
        WrongInput(
            "an object of something else",
            #"{"hello": "world"}"#,
            said: #"input.json: line 1, byte 0: the event has no eventTypeKey; give one such as "orderCreated""#,
            rejected: 1
        ),
        WrongInput(
            "a list that holds a number",
            "[17]",
            said: "input.json: line 1, byte 1, /0: no event: an event is an object in { }",
            rejected: 1
        ),
        WrongInput(
            "prose",
            "Dear all, the events are in the other file.",
            said: "input.json: line 1, byte 0: no JSON value: these bytes stand where an event should begin",
            rejected: 1
        ),
        WrongInput(
            "a day that no calendar has",
            #"{"eventTypeKey":"productViewed","params":[],"occurred":"2023-02-30"}"#,
            said: "input.json: line 1, byte 0: occurred \"2023-02-30\" is no date or time of the calendar; "
                + "give YYYY-MM-DD or YYYY-MM-DDTHH:mm",
            rejected: 1
        ),
        WrongInput(
            "an event without a time",
            #"{"eventTypeKey":"productViewed","params":[]}"#,
            said: "input.json: line 1, byte 0: the event has no usable time; "
                + "give occurred as YYYY-MM-DD or YYYY-MM-DDTHH:mm",
            rejected: 1
        ),
        WrongInput("nothing", "", said: "muster: input.json: there is no event in it", rejected: 0),
        WrongInput("blanks alone", " \n\n", said: "muster: input.json: there is no event in it", rejected: 0),
        WrongInput(
            "an archive that ends in its head",
            file: "cut.gz",
            bytes: Data([0x1F, 0x8B, 8, 0, 0]),
            said:
                "muster: cut.gz: the gzip data is broken at byte 5 (it ends in the middle); copy or download the file again"
        ),
        WrongInput(
            "an archive of no known method",
            file: "odd.gz",
            bytes: Data([0x1F, 0x8B, 9, 0, 0, 0, 0, 0, 0, 0, 0]),
            said: "(unknown compression method); copy or download the file again"
        ),
        WrongInput(
            "text of two bytes a letter",
            file: "wide.json",
            bytes: Data([0xFF, 0xFE, 0x5B, 0, 0x5D, 0]),
            said: "muster: wide.json: is UTF-16 text, and JSON must be UTF-8; "
                + "convert it with: iconv -f UTF-16 -t UTF-8 FILE > NEW-FILE"
        ),
    ]
}
