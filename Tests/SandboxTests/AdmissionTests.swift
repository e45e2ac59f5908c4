import Sandbox
import Testing

struct `The head of a request` {
    static let info = "/api/v1/account/info"

    @Test(arguments: [
        (Asked.basic("anybody", Asked.key), 200),
        (Asked.basic("", Asked.key), 200),
        ("basic " + Asked.basic("user", Asked.key).dropFirst(6), 200),
        (Asked.basic("anybody", "another"), 401),
        (Asked.basic("anybody", ""), 401),
        (Asked.basic(Asked.key, "x"), 401),
        ("Bearer " + Asked.key, 401),
        ("Basic", 401),
        ("Basic !!!", 401),
        ("", 401),
    ])
    func `must give the key as the password, whoever the user is`(authorization: String, status: Int) {
        var asked = Asked()
        #expect(asked.send("GET", Self.info, authorization: authorization).status == status)
    }

    @Test func `without Authorization gets 401 in plain text, even for what is not there`() {
        var asked = Asked()
        for path in [Self.info, "/sandbox/state", "/nowhere"] {
            let answer = asked.send("GET", path, authorization: nil)
            #expect(answer.reply == Reply(status: 401, .text("Unauthorized")))
        }
        #expect(asked.count("requests.withoutKey") == 3)
        #expect(asked.count("requests.total") == 0)
    }

    @Test(arguments: [
        ("GET", "/nowhere", 404), ("GET", "/api/v3/event", 404), ("GET", "/api/v1/importstatus/", 404),
        ("DELETE", "/api/v2/past_events", 405), ("GET", "/api/v2/past_events", 405), ("PUT", "/api/v1/contacts", 405),
        ("POST", "/sandbox/state", 405), ("GET", "/api/v1/importstatus/none", 404),
    ])
    func `of no resource gets 404, and of another method 405`(method: String, path: String, status: Int) {
        var asked = Asked()
        #expect(asked.send(method, path, "{}").status == status)
    }

    @Test(arguments: [nil, "text/plain", "application/x-www-form-urlencoded", "application/jsonp"] as [String?])
    func `must announce JSON where there is a body`(contentType: String?) {
        var asked = Asked()
        let authorization = Asked.basic("", Asked.key)
        let body = #"{"events":[\#(event())]}"#
        let path = "/api/v2/past_events"
        #expect(
            asked.send("POST", path, body, authorization: authorization, contentType: contentType).status == 415
        )
        #expect(
            asked.send("POST", path, body, authorization: authorization, contentType: "Application/JSON").status == 200
        )
        #expect(asked.send("GET", Self.info, authorization: authorization, contentType: contentType).status == 200)
    }

    @Test func `is one too many above the documented limit of its method, which other methods do not use up`() {
        var asked = Asked { $0.allowsDeletion = true }
        let period = #"{"from":"2020-01-01T00:00","to":"2020-01-02T00:00"}"#
        for _ in 0..<5 { #expect(asked.send("DELETE", "/api/v1/past_events", period).status == 200) }
        let refused = asked.send("DELETE", "/api/v1/past_events", period)
        #expect(refused.reply == Reply(status: 429, .text("Too many requests: More than 5 requests per 1 second")))
        for version in [1, 2] {
            for _ in 0..<100 { #expect(asked.sendEvents(event(), version: version).status == 200) }
            #expect(asked.sendEvents(event(), version: version).status == 429)
        }
        for _ in 0..<200 { #expect(asked.send("GET", Self.info).status == 200) }
        #expect(asked.send("GET", Self.info).status == 429)
        #expect(asked.send("POST", "/api/v1/orders", "{}").status == 429)
        asked.moment = Moment(elapsed: .milliseconds(200), wall: asked.moment.wall)
        #expect(asked.send("DELETE", "/api/v1/past_events", period).status == 200)
        #expect(asked.send("DELETE", "/api/v1/past_events", period).status == 429)
    }

    @Test func `has other limits, or none, where the account says so`() {
        var asked = Asked { $0.limits = RateLimits([.pastEvents: 1]) }
        #expect(asked.sendEvents(event()).status == 200)
        #expect(asked.sendEvents(event()).status == 429)
        for _ in 0..<300 { #expect(asked.send("GET", Self.info).status == 200) }
    }
}
