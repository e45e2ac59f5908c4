import Sandbox
import Testing

struct `Contacts` {
    static func importing(_ contacts: String, dedupeOn: String = "email", more: String = "") -> String {
        #"{"contacts":[\#(contacts)],"dedupeOn":"\#(dedupeOn)"\#(more)}"#
    }

    static func contact(email: String, more: String = "") -> String {
        #"{"channels":[{"type":"email","value":"\#(email)"}]\#(more)}"#
    }

    static func lines(_ asked: inout Asked) -> [String] {
        asked.account.keptContactLines(at: asked.moment).map { String(decoding: $0.dropLast(), as: UTF8.self) }
    }

    /// docs.yespo.io, how-to-use-event-segmentation: Generate event v2 makes a contact; the others need an import before.
    @Test(arguments: [("/api/v1/event", 0), ("/api/v2/event", 1)])
    func `are made by an event in version 2 alone`(path: String, contacts: Int) {
        var asked = Asked()
        let body = #"{"eventTypeKey":"visit","params":[{"name":"email","value":"a@example.com"}]}"#
        #expect(asked.send("POST", path, body).reply == Reply())
        #expect(asked.count("contacts.total") == contacts)
        #expect(asked.send("POST", path, body).status == 200)
        #expect(asked.count("contacts.total") == contacts)
    }

    @Test(arguments: [(1, false, 0), (2, false, 0), (1, true, 1), (2, true, 1)])
    func `are made by past events only if the account says so`(version: Int, makes: Bool, contacts: Int) {
        var asked = Asked { $0.pastEventsMakeContacts = makes }
        _ = asked.sendEvents(event("visit", #"email="a@example.com""#), version: version)
        #expect(asked.count("contacts.total") == contacts)
        #expect(asked.count("events.withoutContact") == 1 - contacts)
    }

    @Test func `need a key or an identifier in an event that happens now, and segmentation for its type`() {
        var asked = Asked { $0.segmentedTypes = ["visit"] }
        let nameless = asked.send("POST", "/api/v2/event", #"{"eventTypeKey":"visit","params":[]}"#)
        #expect(nameless.status == 400)
        #expect(nameless.text.hasPrefix("event: keyValue, or one of contactId"))
        let null = #"{"eventTypeKey":"visit","params":[{"name":"externalCustomerId","value":"null"}]}"#
        #expect(asked.send("POST", "/api/v2/event", null).status == 400)
        let other = #"{"eventTypeKey":"other","params":[{"name":"email","value":"a@example.com"}]}"#
        #expect(asked.send("POST", "/api/v2/event", other).status == 200)
        #expect(asked.count("contacts.total") == 0)
        #expect(asked.count("events.withoutSegmentation") == 1)
    }

    @Test func `are imported after the reply, and events find them only then`() {
        var asked = Asked { $0.importDelay = .seconds(2) }
        let answer = asked.send("POST", "/api/v1/contacts", Self.importing(Self.contact(email: "A@Example.com")))
        #expect(answer.text == #"{"asyncSessionId":"sandbox-1"}"#)
        let status = "/api/v1/importstatus/sandbox-1"
        let order = Orders.created("1", Orders.whole[0], Orders.whole[1], Orders.whole[2])
        for (seconds, expected) in [(0.5, "STARTED"), (1.5, "IMPORTING")] {
            asked.moment = Moment(elapsed: .seconds(seconds), wall: asked.moment.wall)
            #expect(
                asked.send("GET", status).text == #"{"status":"\#(expected)","timestamp":"2024-06-15T12:00:00"}"#
            )
            _ = asked.sendEvents(order)
        }
        #expect(asked.count("orders.total") == 0)
        asked.moment = Moment(elapsed: .seconds(2), wall: asked.moment.wall)
        #expect(
            asked.send("GET", status).text == #"{"status":"FINISHED","timestamp":"2024-06-15T12:00:00","#
                + #""mapping":{"dedupeValue":"a@example.com","contactId":1000001}}"#
        )
        _ = asked.sendEvents(order)
        #expect(asked.count("orders.total") == 1)
    }

    @Test func `that cannot be imported are listed, a single one without its list, and the others are taken`() {
        var asked = Asked()
        let (good, bad) = (Self.contact(email: "a@example.com"), Self.contact(email: "nobody"))
        #expect(
            asked.send("POST", "/api/v1/contacts", Self.importing(good + "," + bad)).text
                == #"{"failedContacts":{"channels":[{"type":"email","value":"nobody"}],"error":"Invalid email: nobody"},"#
                + #""asyncSessionId":"sandbox-1"}"#
        )
        #expect(
            asked.send("POST", "/api/v1/contacts", Self.importing(bad + "," + bad)).text
                .hasPrefix(#"{"failedContacts":[{"channels""#)
        )
        #expect(asked.count("contacts.total") == 1)
        #expect(asked.count("contacts.imported.failed") == 3)
    }

    @Test(arguments: [
        (#"{"contacts":[{"channels":[]}]}"#, "dedupeOn is required"),
        (#"{"contacts":[{"channels":[]}],"dedupeOn":"name"}"#, "dedupeOn must be one of email, sms"),
        (#"{"contacts":[],"dedupeOn":"email"}"#, "contacts is empty"),
        (#"{"contacts":[{}],"dedupeOn":"email","contactFields":["shoeSize"]}"#, "contactFields must be a list of"),
    ])
    func `are refused as a whole when the request says it wrongly`(body: String, text: String) {
        var asked = Asked()
        let answer = asked.send("POST", "/api/v1/contacts", body)
        #expect(answer.status == 400)
        #expect(answer.text.hasPrefix(text), "\(answer.text)")
    }

    @Test func `are 3000 in a request and no more`() {
        var asked = Asked()
        let most = (0..<3_000).map { Self.contact(email: "c\($0)@example.com") }.joined(separator: ",")
        #expect(asked.send("POST", "/api/v1/contacts", Self.importing(most)).status == 200)
        #expect(asked.count("contacts.total") == 3_000)
        let more = Self.importing(most + "," + Self.contact(email: "d@example.com"))
        #expect(asked.send("POST", "/api/v1/contacts", more).status == 400)
    }

    /// Yespo OpenAPI, ContactsBulkUpdate: all fields are updated without contactFields, and those that are missing emptied.
    @Test func `are updated in all fields, or in those that are named`() {
        var asked = Asked()
        func send(_ contact: String, _ more: String = "") {
            _ = asked.send("POST", "/api/v1/contacts", Self.importing(contact, more: more))
        }
        send(Self.contact(email: "a@example.com", more: #","firstName":"Ann","lastName":"Lee","contactKey":"k1""#))
        send(Self.contact(email: "a@example.com", more: #","firstName":"Eve""#), #","contactFields":["firstName"]"#)
        #expect(
            Self.lines(&asked) == [
                #"{"contactId":"1000001","email":"a@example.com","contactKey":"k1","firstName":"Eve","lastName":"Lee"}"#
            ]
        )
        send(Self.contact(email: "a@example.com", more: #","languageCode":"uk""#))
        #expect(Self.lines(&asked) == [#"{"contactId":"1000001","email":"a@example.com","languageCode":"uk"}"#])
    }

    /// docs.yespo.io, api-methods-adding-contacts: of two contacts with one email, the one without an external id gets it; when
    /// both have others, there is a new contact.
    @Test func `are found by their external id first, and an unknown one goes to the same address without one`() {
        var asked = Asked()
        func send(_ id: String?) -> [String] {
            let more = id.map { #","externalCustomerId":"\#($0)""# } ?? ""
            _ = asked.send(
                "POST",
                "/api/v1/contacts",
                Self.importing(Self.contact(email: "a@example.com", more: more))
            )
            return Self.lines(&asked)
        }
        let first = #"{"contactId":"1000001","externalCustomerId":"X1","email":"a@example.com"}"#
        let second = #"{"contactId":"1000002","externalCustomerId":"X2","email":"a@example.com"}"#
        #expect(send(nil) == [#"{"contactId":"1000001","email":"a@example.com"}"#])
        #expect(send("X1") == [first])
        #expect(send("X1") == [first])
        #expect(send("X2") == [first, second])
        #expect(send("X1") == [first, second])
    }
}
