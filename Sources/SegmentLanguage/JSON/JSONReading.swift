internal import EventModel

/// A JSON value with its place, read member by member.
struct JSONReading {
    let value: JSONValue
    let pointer: String

    init(_ value: JSONValue, at pointer: String = "") {
        self.value = value
        self.pointer = pointer
    }

    func failure(_ message: String) -> SegmentJSONError {
        SegmentJSONError(pointer: pointer, message: message)
    }

    /// Makes sure that this is an object with no other members than these.
    func requireObject(_ members: [String]) throws(SegmentJSONError) {
        guard case .object(let found) = value else {
            throw failure("an object should stand here, with \(members.joined(separator: ", "))")
        }
        var seen = Set<String>()
        for member in found {
            guard members.contains(member.name) else {
                let near = nearestName(to: member.name, in: members).map { "; did you mean \($0)?" } ?? "."
                throw SegmentJSONError(
                    pointer: Self.pointer(pointer, member.name),
                    message: "this member is not known here\(near) "
                        + "What can stand here: \(members.joined(separator: ", "))"
                )
            }
            guard seen.insert(member.name).inserted else {
                throw SegmentJSONError(pointer: Self.pointer(pointer, member.name), message: "this member comes twice")
            }
        }
    }

    func has(_ name: String) -> Bool { value[name] != nil }

    func optional(_ name: String) -> JSONReading? {
        value[name].map { JSONReading($0, at: Self.pointer(pointer, name)) }
    }

    func member(_ name: String) throws(SegmentJSONError) -> JSONReading {
        guard let member = optional(name) else { throw failure("the member \(name) is missing") }
        return member
    }

    /// What a member holds, if it is there.
    func ifThere<Value>(
        _ name: String,
        _ read: (JSONReading) throws(SegmentJSONError) -> Value
    ) throws(SegmentJSONError) -> Value? {
        guard let member = optional(name) else { return nil }
        return try read(member)
    }

    func text() throws(SegmentJSONError) -> String {
        guard case .text(let text) = value else { throw failure("a text should stand here") }
        return text
    }

    func name() throws(SegmentJSONError) -> Name {
        let text = try text()
        guard !text.isEmpty else { throw failure("a name has at least one letter") }
        return Name(text)
    }

    func integer() throws(SegmentJSONError) -> Int {
        guard case .number(let digits) = value, let number = Int(digits) else {
            throw failure("a whole number should stand here")
        }
        return number
    }

    func truth() throws(SegmentJSONError) -> Bool {
        guard case .boolean(let truth) = value else { throw failure("true or false should stand here") }
        return truth
    }

    /// Whether a member is there and true.
    func flag(_ name: String) throws(SegmentJSONError) -> Bool {
        try ifThere(name) { (member) throws(SegmentJSONError) in try member.truth() } ?? false
    }

    func list() throws(SegmentJSONError) -> [JSONReading] {
        guard case .list(let values) = value else { throw failure("a list should stand here") }
        return values.enumerated().map { JSONReading($1, at: "\(pointer)/\($0)") }
    }

    /// The parts of a list of at least two.
    func parts<Part>(
        _ read: (JSONReading) throws(SegmentJSONError) -> Part
    ) throws(SegmentJSONError) -> [Part] {
        let list = try list()
        guard list.count > 1 else { throw failure("and and or have at least two parts") }
        var parts: [Part] = []
        for part in list { parts.append(try read(part)) }
        return parts
    }

    /// One of the words of an enumeration.
    func word<Word: RawRepresentable & CaseIterable>(
        _ type: Word.Type
    ) throws(SegmentJSONError) -> Word where Word.RawValue == String {
        let text = try text()
        guard let word = Word(rawValue: text) else {
            let words = Word.allCases.map(\.rawValue)
            let near = nearestName(to: text, in: words).map { "; did you mean \($0)?" } ?? "."
            throw failure("\"\(text)\" is not known here\(near) What can stand here: \(words.joined(separator: ", "))")
        }
        return word
    }

    /// Makes sure that what was read says all that stands here, given the JSON form of what was read.
    ///
    /// A member may say what goes without it: `false`, null, or that an event is there once.
    func requireNothingUnsaid(in written: JSONValue) throws(SegmentJSONError) {
        switch (value, written) {
        case (.object(let members), .object):
            for member in members {
                let place = Self.pointer(pointer, member.name)
                if let other = written[member.name] {
                    try JSONReading(member.value, at: place).requireNothingUnsaid(in: other)
                } else if member.value != .boolean(false), member.value != .null,
                    member.name != "count" || written["condition"] != .text("did")
                {
                    throw SegmentJSONError(
                        pointer: place,
                        message: "this member goes with none of the others here, so it would say nothing; leave it out"
                    )
                }
            }
        case (.list(let values), .list(let others)):
            for (number, (value, other)) in zip(values, others).enumerated() {
                try JSONReading(value, at: "\(pointer)/\(number)").requireNothingUnsaid(in: other)
            }
        default: break
        }
    }

    private static func pointer(_ parent: String, _ name: String) -> String {
        parent + "/" + name.replacing("~", with: "~0").replacing("/", with: "~1")
    }
}

extension JSONValue {
    /// An object of the members that have a value, in this order.
    static func members(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        .object(members.compactMap { name, value in value.map { JSONMember(name: name, value: $0) } })
    }

    /// A whole number.
    static func integer(_ number: Int) -> JSONValue { .number(String(number)) }

    /// `true`, or nothing at all.
    static func flag(_ truth: Bool) -> JSONValue? { truth ? .boolean(true) : nil }
}
