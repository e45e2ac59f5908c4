import EventModel
import Foundation
import Testing

/// The requests that a push and its undo really make, over a socket.
struct `The requests upstream` {
    /// Values of every kind, a contact of every kind, and a name that wants escaping.
    private static let events = [
        #"{"eventTypeKey":"orderCreated","keyValue":"olena@example.com","params":[{"name":"email","value":"olena@example.com"},{"name":"phone","value":"+380 44 111 22 33"},{"name":"externalOrderId","value":"A-1"},{"name":"totalCost","value":12.50},{"name":"status","value":"DELIVERED"},{"name":"date","value":"2024-11-02T10:15"},{"name":"items","value":[{"externalItemId":"s 1","quantity":2}]}],"occurred":"2024-11-02T10:15:30"}"#,
        #"{"eventTypeKey":"visit","keyValue":380441112244,"params":[{"name":"phone","value":380441112244},{"name":"a \"b\"","value":null},{"name":"vip","value":true}],"occurred":"2024-11-03","source":"site"}"#,
        #"{"eventTypeKey":"visit","keyValue":"c-1","params":[{"name":"externalCustomerId","value":"c-1"},{"name":"email","value":"iryna@example.com"},{"name":"card","value":{"n":"\\x"}}],"occurred":"2024-11-04T08:00"}"#,
    ]

    /// What a push with a version of the interface and its undo ask.
    private func requests(version: Int) throws -> [RecordingService.Request] {
        let work = try WorkFolder()
        try work.write("events.ndjson", Self.events.joined(separator: "\n"))
        try work.run("import", "events.ndjson", "--time-zone", "UTC")
        let service = try RecordingService()
        defer { service.stop() }
        let environment = ["MUSTER_API_KEY": "k-7"]
        let words = ["push", "--url", service.address, "--yes", "--create-contacts", "--api-version", "\(version)"]
        let push = try BuiltProgram.run(words, in: work.folder, environment: environment)
        #expect(push.code == 0, "\(push.errors)")
        let undo = try work.run(
            "push",
            "undo",
            "--url",
            service.address,
            "--from",
            "2024-11-02",
            "--to",
            "2024-11-04",
            "--yes",
            environment: environment
        )
        #expect(undo.code == 0, "\(undo.errors)")
        return service.requests
    }

    /// The contacts, who come before the events, those of one kind together.
    private static let contacts = [
        #"{"contacts":[{"channels":[{"type":"email","value":"olena@example.com"},{"type":"sms","value":"380441112233"}]}],"dedupeOn":"email_or_sms","contactFields":["email","sms"],"restoreDeleted":false}"#,
        #"{"contacts":[{"channels":[{"type":"email","value":"iryna@example.com"}],"externalCustomerId":"c-1"}],"dedupeOn":"email","contactFields":["email","externalCustomerId"],"restoreDeleted":false}"#,
        #"{"contacts":[{"channels":[{"type":"sms","value":"380441112244"}]}],"dedupeOn":"sms","contactFields":["sms"],"restoreDeleted":false}"#,
    ]

    private static let asked = [
        ("GET", "/api/v1/account/info", ""),
        ("POST", "/api/v1/contacts", contacts[0]), ("POST", "/api/v1/contacts", contacts[1]),
        ("POST", "/api/v1/contacts", contacts[2]),
    ]

    private static let importStatus = ("GET", "/api/v1/importstatus/abc%201%2f2", "")
    private static let deletion = (
        "DELETE", "/api/v1/past_events", #"{"from":"2024-11-02T00:00","to":"2024-11-04T23:59"}"#
    )

    private static let two =
        #"{"events":[{"eventTypeKey":"orderCreated","keyValue":"olena@example.com","params":[{"name":"email","value":"olena@example.com"},{"name":"phone","value":"+380 44 111 22 33"},{"name":"externalOrderId","value":"A-1"},{"name":"totalCost","value":12.50},{"name":"status","value":"DELIVERED"},{"name":"date","value":"2024-11-02T10:15"},{"name":"items","value":[{"externalItemId":"s 1","quantity":2}]}],"occurred":"2024-11-02T10:15"},"#
        + #"{"eventTypeKey":"visit","keyValue":"380441112244","params":[{"name":"phone","value":380441112244},{"name":"a \"b\"","value":null},{"name":"vip","value":true}],"occurred":"2024-11-03T00:00"},"#
        + #"{"eventTypeKey":"visit","keyValue":"c-1","params":[{"name":"externalCustomerId","value":"c-1"},{"name":"email","value":"iryna@example.com"},{"name":"card","value":{"n":"\\x"}}],"occurred":"2024-11-04T08:00"}]}"#

    private static let one =
        #"{"events":[{"eventTypeKey":"orderCreated","keyValue":"olena@example.com","params":[{"name":"email","value":"olena@example.com"},{"name":"phone","value":"+380 44 111 22 33"},{"name":"externalOrderId","value":"A-1"},{"name":"totalCost","value":"12.50"},{"name":"status","value":"DELIVERED"},{"name":"date","value":"2024-11-02T10:15"},{"name":"items","value":"[{\"externalItemId\":\"s 1\",\"quantity\":2}]"}],"occurred":"2024-11-02T10:15"},"#
        + #"{"eventTypeKey":"visit","keyValue":"380441112244","params":[{"name":"phone","value":"380441112244"},{"name":"vip","value":"true"}],"occurred":"2024-11-03T00:00"},"#
        + #"{"eventTypeKey":"visit","keyValue":"c-1","params":[{"name":"externalCustomerId","value":"c-1"},{"name":"email","value":"iryna@example.com"},{"name":"card","value":"{\"n\":\"\\\\x\"}"}],"occurred":"2024-11-04T08:00"}]}"#

    @Test(arguments: [(2, "/api/v2/past_events", two), (1, "/api/v1/past_events", one)])
    func `have this form, and come in this order`(version: Int, path: String, events: String) throws {
        let requests = try requests(version: version)
        let expected =
            Self.asked + Array(repeating: Self.importStatus, count: 3)
            + [("POST", path, events), Self.asked[0], Self.deletion]
        #expect(requests.map(\.method) == expected.map(\.0))
        #expect(requests.map(\.target) == expected.map(\.1))
        for (request, (_, _, body)) in zip(requests, expected) {
            #expect(String(decoding: request.body, as: UTF8.self) == body)
            // Basic authentication: any user, and the key for a password.
            #expect(request.headers["authorization"] == "Basic " + Data("muster:k-7".utf8).base64EncodedString())
            #expect(request.headers["content-type"] == (body.isEmpty ? nil : "application/json; charset=UTF-8"))
        }
    }

    @Test(
        .enabled(if: OpenAPIFile.path != nil, "MUSTER_OPENAPI names no OpenAPI file"),
        arguments: [1, 2]
    )
    func `are those of the vendor's OpenAPI file`(version: Int) throws {
        let file = try OpenAPIFile(path: try #require(OpenAPIFile.path))
        let requests = try requests(version: version)
        #expect(requests.count == 10)
        for request in requests {
            let faults = try file.faults(in: request)
            #expect(faults.isEmpty, "\(request.method) \(request.target): \(faults)")
        }
    }
}

/// The check itself, on a small file of our own.
struct `The check against an OpenAPI file` {
    private static let file = #"""
        {"paths": {
          "/a/{id}": {"get": {"parameters": [{"name": "q", "in": "query", "required": true}]}},
          "/b": {"post": {"requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/B"}}}}}}},
        "components": {"schemas": {
          "Object": {"type": "object"}, "Word": {"type": "string"},
          "B": {"type": "object", "required": ["n"], "properties": {
            "n": {"type": "integer"}, "t": {"type": "string", "maxLength": 3, "enum": ["one", "four"]}, "y": {"type": "boolean"},
            "x": {"type": "number"},
            "l": {"type": "array", "maxItems": 2, "minItems": 1, "enum": ["p", "q"], "items": {"type": "string"}},
            "m": {"type": "array", "description": "Some (max. 1)", "items": {"type": "object"}},
            "v": {"type": "object", "oneOf": [{"$ref": "#/components/schemas/Word"}, {"$ref": "#/components/schemas/Object"}]},
            "w": {"oneOf": [{"$ref": "#/components/schemas/Word"}]}, "z": {"$ref": "#/components/schemas/None"}}}}}}
        """#

    @Test(arguments: [
        ("GET", "/a/7?q=1", "", 0), ("GET", "/a/?q=1", "", 1), ("GET", "/a/7", "", 1), ("GET", "/a/7?q=1&r=2", "", 1),
        ("GET", "/a/7?q=1", "{}", 1), ("POST", "/a/7", "", 1), ("GET", "/c", "", 1), ("POST", "/b", #"{"n":1}"#, 0),
        ("POST", "/b", "{}", 1), ("POST", "/b", "[]", 1), ("POST", "/b", #"{"n":1.5}"#, 1),
        ("POST", "/b", #"{"n":"1"}"#, 1), ("POST", "/b", #"{"n":1,"o":1}"#, 1),
        ("POST", "/b", #"{"n":1,"t":"one"}"#, 0),
        ("POST", "/b", #"{"n":1,"t":"two"}"#, 1), ("POST", "/b", #"{"n":1,"t":"four"}"#, 1),
        ("POST", "/b", #"{"n":1,"t":null}"#, 1), ("POST", "/b", #"{"n":1,"y":true,"x":1.5}"#, 0),
        ("POST", "/b", #"{"n":1,"y":1}"#, 1), ("POST", "/b", #"{"n":1,"l":["p","q"]}"#, 0),
        ("POST", "/b", #"{"n":1,"l":[]}"#, 1), ("POST", "/b", #"{"n":1,"l":["p","q","p"]}"#, 1),
        ("POST", "/b", #"{"n":1,"l":["r"]}"#, 1), ("POST", "/b", #"{"n":1,"l":"p"}"#, 1),
        ("POST", "/b", #"{"n":1,"m":[{}]}"#, 0), ("POST", "/b", #"{"n":1,"m":[{},{}]}"#, 1),
        ("POST", "/b", #"{"n":1,"v":[1],"w":"a"}"#, 0), ("POST", "/b", #"{"n":1,"w":1}"#, 1),
        ("POST", "/b", #"{"n":1,"z":1}"#, 1),
    ])
    func `finds what contradicts it`(method: String, target: String, body: String, faults: Int) throws {
        let file = try OpenAPIFile(Data(Self.file.utf8))
        let headers = ["content-type": "application/json; charset=UTF-8"]
        let found = try file.faults(
            in: .init(method: method, target: target, headers: headers, body: Data(body.utf8))
        )
        #expect(found.count == faults, "\(found)")
        if !body.isEmpty, target == "/b" {
            let untold = try file.faults(in: .init(method: method, target: target, headers: [:], body: Data(body.utf8)))
            #expect(untold.count == 1)
        }
    }
}
