import Sandbox
import Testing

struct `The deletion of past events` {
    static let path = "/api/v1/past_events"
    static let period = #"{"from":"2024-05-01T10:00","to":"2024-05-01T11:00"}"#

    @Test func `is forbidden until it is allowed, and takes nothing then`() {
        var asked = Asked()
        _ = asked.sendEvents(event())
        #expect(asked.send("DELETE", Self.path, Self.period).status == 403)
        #expect(asked.count("events.kept") == 1)
    }

    @Test func `takes both ends, repeated events as often as they came, and the orders that came of them`() {
        var asked = Asked { rules in
            rules.allowsDeletion = true
            rules.pastEventsMakeContacts = true
        }
        let times = ["09:59", "10:00", "10:00", "10:30", "11:00", "11:01"]
        let events = times.map { time in
            event(
                "orderCreated",
                occurred: "\"2024-05-01T\(time)\"",
                #"email="a@example.com""#,
                "externalOrderId=\"\(time)\"",
                "totalCost=1",
                #"status="DELIVERED""#,
                #"date="2024-05-01""#
            )
        }
        _ = asked.sendEvents(events.joined(separator: ","))
        #expect(asked.count("orders.statuses.DELIVERED") == 5)
        let answer = asked.send("DELETE", Self.path, Self.period)
        #expect(answer.reply == Reply())
        #expect(
            answer.journal == #"{"deleted":{"from":"2024-05-01T10:00","to":"2024-05-01T11:00"},"events":4}"# + "\n"
        )
        #expect(asked.account.keptEventLines.count == 2)
        #expect(asked.count("events.deleted") == 4)
        #expect(asked.count("orders.statuses.DELIVERED") == 2)
        #expect(asked.send("DELETE", Self.path, Self.period).journal.hasSuffix("\"events\":0}\n"))
        _ = asked.sendEvents(events[1])
        #expect(asked.account.keptEventLines.count == 3)
    }

    @Test(arguments: [
        ("{}", "from is required"),
        (#"{"from":"2024-05-01T10:00"}"#, "to is required"),
        (#"{"from":"2024-05-01","to":"2024-05-02"}"#, "from must be YYYY-MM-DDTHH:mm"),
        (#"{"from":"2024-05-01T10:00","to":"2024-05-01T10:00:30"}"#, "to must be YYYY-MM-DDTHH:mm"),
        (#"{"from":"2024-05-02T10:00","to":"2024-05-01T10:00"}"#, "from lies after to"),
    ])
    func `wants two times to the minute, as documented`(body: String, text: String) {
        var asked = Asked { $0.allowsDeletion = true }
        #expect(asked.send("DELETE", Self.path, body).reply == Reply(status: 400, .text(text)))
    }
}
