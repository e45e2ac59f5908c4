import EventModel
import Testing
import Upstream

struct `A reply` {
    private static let three = #"[{"status":"ACCEPTED"},{"status":"OCCURRED_TIME_TOO_DEPTH"},{"status":"ACCEPTED"}]"#

    @Test(arguments: [
        (200, #"{"results":[{"status":"ACCEPTED"},{"status":"ACCEPTED"},{"status":"ACCEPTED"}]}"#, 3, Verdict.accepted),
        (
            200, #"{"results":\#(three),"successCount":2,"errorCount":1}"#, 3,
            .judged(["ACCEPTED", "OCCURRED_TIME_TOO_DEPTH", "ACCEPTED"])
        ),
        // The vendor's lists of one are objects.
        (200, #"{"results":{"status":"ACCEPTED"},"successCount":1,"errorCount":0}"#, 1, .accepted),
        (200, #"{"results":{"status":"SERVER_ERROR"},"errorCount":1}"#, 1, .judged(["SERVER_ERROR"])),
        (200, "", 3, .accepted), (204, " \n", 3, .accepted),
        (200, #"{"successCount":3,"errorCount":0}"#, 3, .accepted), (200, #"{"successCount":3}"#, 3, .accepted),
        // It does not say which.
        (200, #"{"successCount":2,"errorCount":1}"#, 3, .unreadable),
        (200, #"{"results":\#(three)}"#, 4, .unreadable), (200, #"{"results":[{}]}"#, 1, .unreadable),
        // It contradicts itself, or speaks of another batch.
        (200, #"{"results":[{"status":"ACCEPTED"}],"successCount":1,"errorCount":0}"#, 3, .unreadable),
        (200, #"{"results":{"status":"ACCEPTED"}}"#, 2, .unreadable),
        (200, #"{"successCount":1,"errorCount":0}"#, 3, .unreadable),
        (200, #"{"results":[],"errorCount":0}"#, 3, .unreadable), (200, #"{"errorCount":0}"#, 3, .accepted),
        (200, #"[{"status":"ACCEPTED"}]"#, 1, .unreadable), (200, "{}", 3, .unreadable),
        (200, "taken", 3, .unreadable), (200, #"{"results":[{"status":"ACCEPTED"},{"sta"#, 2, .unreadable),
        (400, "Bad request", 3, .unacceptable), (413, "", 3, .unacceptable), (422, "", 1, .unacceptable),
        (401, "Unauthorized", 3, .keyRefused), (403, "", 3, .keyRefused),
        (408, "", 3, .refusedForNow), (429, "Too many requests", 3, .tooManyRequests), (500, "", 3, .refusedForNow),
        (503, "", 3, .refusedForNow), (599, "", 3, .refusedForNow),
        (301, "", 3, .misdirected), (404, "Not found", 3, .misdirected), (405, "", 3, .misdirected),
    ])
    func `means`(status: Int, text: String, events: Int, verdict: Verdict) {
        #expect(Verdict(Reply(status: status, text: text), events: events) == verdict)
    }

    @Test(arguments: [
        ("0", Duration.zero), ("2", .seconds(2)), ("120", .seconds(120)),
        // RFC 9110's own example of a date, asked 37 seconds before.
        ("Sun, 06 Nov 1994 08:49:37 GMT", .seconds(37)), ("Sun, 06 Nov 1994 08:48:59 GMT", .zero),
        ("soon", nil), ("-1", nil), ("", nil), ("Sun, 31 Feb 1994 08:49:37 GMT", nil),
        ("Sunday, 06-Nov-94 08:49:37 GMT", nil),
    ])
    func `says when to come again`(text: String, wait: Duration?) throws {
        let now = try #require(WallClock(year: 1994, month: 11, day: 6, hour: 8, minute: 49))
        #expect(RetryAfter.wait(text, now: now) == wait)
    }
}
