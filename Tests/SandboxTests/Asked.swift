import EventModel
import Foundation
import Sandbox

/// An account that tests ask, request after request, with a clock that they turn.
struct Asked {
    var account: VendorAccount
    var moment = Moment(elapsed: .zero, wall: Asked.at("2024-06-15T12:00"))
    private let reader = RequestReader()

    static let key = "a:key"

    init(plan: FaultPlan = FaultPlan(), _ change: (inout AccountRules) -> Void = { _ in }) {
        var rules = AccountRules(key: Self.key)
        rules.zone = .utc
        rules.importDelay = .zero
        change(&rules)
        account = VendorAccount(rules: rules, plan: plan)
    }

    /// A wall-clock time of a test; the year 1 if it is none, which no test expects.
    static func at(_ text: String) -> WallClock { TimeText(text)?.written ?? .earliest }

    /// Sends a request with a good key.
    mutating func send(_ method: String, _ path: String, _ body: String = "") -> Answer {
        send(method, path, body, authorization: Self.basic("anybody", Self.key))
    }

    /// Sends a request.
    mutating func send(
        _ method: String,
        _ path: String,
        _ body: String = "",
        authorization: String?,
        contentType: String? = "application/json; charset=UTF-8"
    ) -> Answer {
        do throws(Refusal) {
            let admission = try account.admit(
                VendorAccount.Head(method: method, path: path, authorization: authorization, contentType: contentType),
                at: moment
            )
            let outcome = Array(body.utf8).withUnsafeBufferPointer {
                account.answer(admission, body: $0, reader: reader, at: moment)
            }
            return Answer(reply: outcome.reply, journal: String(decoding: outcome.journal, as: UTF8.self))
        } catch {
            return Answer(reply: Reply(error), journal: "")
        }
    }

    /// Sends past events, given as the text between the brackets of the list.
    mutating func sendEvents(_ events: String, version: Int = 2) -> Answer {
        send("POST", "/api/v\(version)/past_events", #"{"events":["# + events + "]}")
    }

    /// What the sandbox's own page tells, under names that are joined by dots; nil if it tells nothing of them.
    mutating func state(_ names: String) -> JSONValue? {
        names.split(separator: ".").reduce(Optional(account.state(at: moment))) { $0?[String($1)] }
    }

    /// A count that the sandbox's own page tells.
    mutating func count(_ names: String) -> Int? {
        guard case .number(let digits)? = state(names) else { return nil }
        return Int(digits)
    }

    /// A count under a name that may hold dots.
    mutating func count(_ names: String, of name: String) -> Int? {
        guard case .number(let digits)? = state(names)?[name] else { return nil }
        return Int(digits)
    }

    /// An Authorization header.
    static func basic(_ user: String, _ password: String) -> String {
        "Basic " + Data("\(user):\(password)".utf8).base64EncodedString()
    }
}

/// What came back.
struct Answer {
    let reply: Reply
    /// What the request has left in the journal.
    let journal: String

    var status: Int { reply.status }

    /// The body, whatever its kind.
    var text: String {
        switch reply.body {
        case .empty: ""
        case .text(let text): text
        case .json(let bytes): String(decoding: bytes, as: UTF8.self)
        }
    }
}

/// An event of a test as JSON.
func event(
    _ type: String = "visit",
    occurred: String? = #""2024-05-01T10:00""#,
    _ parameters: String...
) -> String {
    let params = parameters.map { parameter in
        let sides = parameter.split(separator: "=", maxSplits: 1)
        return #"{"name":"\#(sides[0])","value":\#(sides[1])}"#
    }
    let time = occurred.map { #","occurred":\#($0)"# } ?? ""
    return #"{"eventTypeKey":"\#(type)","keyValue":"k","params":[\#(params.joined(separator: ","))]\#(time)}"#
}
