import EventModel
import Sandbox
import Testing

struct `Past events` {
    @Test func `are answered in their order, and a single one without its list`() {
        var asked = Asked()
        #expect(
            asked.sendEvents(event()).text
                == #"{"results":{"status":"ACCEPTED"},"successCount":1,"errorCount":0}"#
        )
        #expect(
            asked.sendEvents([event(), event(occurred: nil), event()].joined(separator: ",")).text
                == #"{"results":[{"status":"ACCEPTED"},{"status":"OCCURRED_DATE_IS_REQUIRED"},{"status":"ACCEPTED"}],"#
                + #""successCount":2,"errorCount":1}"#
        )
        #expect(asked.count("events.received") == 4)
        #expect(asked.count("events.kept") == 3)
        #expect(asked.count("events.different") == 1)
        #expect(asked.count("events.types.visit") == 3)
    }

    /// It is 2024-06-15T12:00, and events may be two years old, those of orders five.
    @Test(
        arguments: [
            ("visit", nil, "OCCURRED_DATE_IS_REQUIRED"),
            ("visit", "null", "OCCURRED_DATE_IS_REQUIRED"),
            ("visit", #""""#, "OCCURRED_DATE_IS_REQUIRED"),
            ("visit", "1718452800", "INCORRECT_OCCURRED_DATE_FORMAT"),
            ("visit", #""15.06.2024""#, "INCORRECT_OCCURRED_DATE_FORMAT"),
            ("visit", #""2024-02-30""#, "INCORRECT_OCCURRED_DATE_FORMAT"),
            ("visit", #""2024-06-15 11:00""#, "INCORRECT_OCCURRED_DATE_FORMAT"),
            ("visit", #""2024-06-15T11:00:00""#, "INCORRECT_OCCURRED_DATE_FORMAT"),
            ("visit", #""2024-06-15T11:00Z""#, "INCORRECT_OCCURRED_DATE_FORMAT"),
            ("visit", #""2024-06-15""#, "ACCEPTED"),
            ("visit", #""2024-06-15T12:00""#, "ACCEPTED"),
            ("visit", #""2024-06-15T12:01""#, "OCCURRED_TIME_IN_FUTURE"),
            ("visit", #""2022-06-15T12:00""#, "ACCEPTED"),
            ("visit", #""2022-06-15T11:59""#, "OCCURRED_TIME_TOO_DEPTH"),
            ("orderDelivered", #""2022-06-15T11:59""#, "ACCEPTED"),
            ("orderDelivered", #""2019-06-15T11:59""#, "OCCURRED_TIME_TOO_DEPTH"),
            ("unknown", #""2024-06-15""#, "EVENT_SEGMENTATION_DISABLED"),
            ("unknown", #""2025-06-15""#, "OCCURRED_TIME_IN_FUTURE"),
        ] as [(String, String?, String)]
    )
    func `have a status by their time and type`(type: String, occurred: String?, status: String) {
        var asked = Asked { rules in
            rules.eventYears = 2
            rules.orderYears = 5
            rules.segmentedTypes = ["visit", "orderDelivered"]
        }
        let answer = asked.sendEvents(event(type, occurred: occurred))
        let accepted = status == "ACCEPTED" ? 1 : 0
        #expect(
            answer.text
                == #"{"results":{"status":"\#(status)"},"successCount":\#(accepted),"errorCount":\#(1 - accepted)}"#
        )
        #expect(asked.count("events.statuses.\(status)") == 1)
        #expect(asked.account.keptEventLines.count == accepted)
    }

    @Test func `have no end in the past unless the account has one, since none is published`() {
        var asked = Asked()
        #expect(asked.sendEvents(event(occurred: #""0001-01-01""#)).text.contains("ACCEPTED"))
    }

    @Test(arguments: [
        ("", "The body is no JSON: Empty: no JSON found"),
        (#"{"events":"#, "The body is no JSON: "),
        ("[]", "The body must be a JSON object"),
        ("{}", "events must be a list"),
        (#"{"events":{}}"#, "events must be a list"),
        (#"{"events":[]}"#, "events is empty"),
        (#"{"events":[7]}"#, "events[0]: an event must be an object"),
        (#"{"events":[{"keyValue":"k"}]}"#, "events[0]: eventTypeKey is required"),
        (#"{"events":[{"eventTypeKey":"","keyValue":"k"}]}"#, "events[0]: eventTypeKey is required"),
        (#"{"events":[{"eventTypeKey":7,"keyValue":"k"}]}"#, "events[0]: eventTypeKey must be a string"),
        (#"{"events":[{"eventTypeKey":"t"}]}"#, "events[0]: keyValue is required"),
        (#"{"events":[{"eventTypeKey":"t","keyValue":null}]}"#, "events[0]: keyValue is required"),
        (#"{"events":[{"eventTypeKey":"t","keyValue":12}]}"#, "events[0]: keyValue must be a string"),
        (
            #"{"events":[{"eventTypeKey":"a/b","keyValue":"k"}]}"#,
            "events[0]: eventTypeKey contains the forbidden character /"
        ),
        (
            #"{"events":[{"eventTypeKey":"t","keyValue":"O’Neil"}]}"#,
            "events[0]: keyValue contains the forbidden character ’"
        ),
        (#"{"events":[{"eventTypeKey":"t","keyValue":"k","params":{}}]}"#, "events[0]: params must be a list"),
        (
            #"{"events":[{"eventTypeKey":"t","keyValue":"k","params":[7]}]}"#,
            "events[0]: params[0]: a parameter must be an object"
        ),
        (
            #"{"events":[{"eventTypeKey":"t","keyValue":"k","params":[{"value":"v"}]}]}"#,
            "events[0]: params[0]: name is required"
        ),
        (
            #"{"events":[{"eventTypeKey":"t","keyValue":"k","params":[{"value":{"a":[1]},"name":"n"},{"name":"m"}]}]}"#,
            "events[0]: params[1]: value is required"
        ),
    ])
    func `of another form are refused as a whole, with the place in plain text`(body: String, text: String) {
        var asked = Asked()
        let answer = asked.send("POST", "/api/v2/past_events", body)
        #expect(answer.status == 400)
        #expect(answer.text.hasPrefix(text), "\(answer.text)")
        #expect(answer.reply == Reply(status: 400, .text(answer.text)))
        #expect(asked.count("events.received") == 0)
        #expect(asked.count("requests.statuses.400") == 1)
    }

    @Test func `are refused with their neighbours when one is wrong`() {
        var asked = Asked()
        let answer = asked.sendEvents(event() + "," + event("visit", "n=1", "n=2"))
        #expect(answer.reply == Reply(status: 400, .text("events[1]: params[1]: there is another n")))
        #expect(asked.account.keptEventLines.isEmpty)
        #expect(answer.journal.isEmpty)
        #expect(asked.sendEvents(event("visit", "n=1") + "," + event("visit", "n=1")).status == 200)
    }

    @Test func `are 500 in a request and no more`() {
        var asked = Asked()
        let most = Array(repeating: event(), count: 500).joined(separator: ",")
        #expect(asked.sendEvents(most).text.hasSuffix(#""successCount":500,"errorCount":0}"#))
        #expect(
            asked.sendEvents(most + "," + event()).reply
                == Reply(status: 400, .text("events has 501 elements; the most is 500"))
        )
    }

    /// What a text of a length does to a request: its longest length, and how an event has it.
    @Test(arguments: [
        (100, #"{"eventTypeKey":"X","keyValue":"k","occurred":"2024-05-01"}"#),
        (300, #"{"eventTypeKey":"t","keyValue":"X","occurred":"2024-05-01"}"#),
        (100, #"{"eventTypeKey":"t","keyValue":"k","params":[{"name":"X","value":1}],"occurred":"2024-05-01"}"#),
        (300, #"{"eventTypeKey":"t","keyValue":"k","params":[{"name":"Email","value":"X"}],"occurred":"2024-05-01"}"#),
    ])
    func `have texts of so many characters and no more, a letter of two bytes being one`(longest: Int, event: String) {
        var asked = Asked()
        for letter in ["x", "щ"] {
            let fitting = event.replacing("X", with: String(repeating: letter, count: longest))
            #expect(asked.sendEvents(fitting).status == 200)
            let answer = asked.sendEvents(event.replacing("X", with: String(repeating: letter, count: longest + 1)))
            #expect(answer.status == 400)
            #expect(answer.text.hasSuffix("is longer than \(longest) characters"), "\(answer.text)")
        }
    }

    @Test func `of 20 KB are taken and no larger ones`() {
        var asked = Asked()
        let empty = event("visit", #"note="""#)
        func sized(_ bytes: Int) -> String {
            event("visit", "note=\"" + String(repeating: "x", count: bytes - empty.utf8.count) + "\"")
        }
        #expect(sized(20_480).utf8.count == 20_480)
        #expect(asked.sendEvents(sized(20_480)).status == 200)
        #expect(asked.sendEvents(sized(20_481)).text == "events[0]: the event is larger than 20 KB")
    }

    @Test(arguments: ["1", "true", "null", "[]", "{}"])
    func `have texts alone for values in version 1, and anything in version 2`(value: String) {
        var asked = Asked()
        #expect(
            asked.sendEvents(event("visit", "n=\(value)"), version: 1).text
                == "events[0]: params[0]: value must be a string; version 2 takes other values"
        )
        #expect(asked.sendEvents(event("visit", "n=\(value)"), version: 2).status == 200)
        #expect(asked.sendEvents(event("visit", #"n="x""#), version: 1).status == 200)
    }

    @Test func `are kept with their digits, in the order in which they came first, and counted when they come again`() {
        var asked = Asked()
        let (first, second) = (event("visit", "price=258.0"), event("visit", "price=258"))
        let answer = asked.sendEvents(" \(second) , \(first)")
        #expect(
            answer.journal == #"{"request":1,"event":\#(second)}"# + "\n" + #"{"request":1,"event":\#(first)}"# + "\n"
        )
        _ = asked.sendEvents(second)
        #expect(
            asked.account.keptEventLines.map { String(decoding: $0, as: UTF8.self) } == [
                #"{"times":2,"event":\#(second)}"# + "\n", #"{"times":1,"event":\#(first)}"# + "\n",
            ]
        )
    }
}
