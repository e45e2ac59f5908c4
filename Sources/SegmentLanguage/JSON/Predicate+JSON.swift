internal import EventModel

extension Predicate {
    var json: JSONValue {
        switch self {
        case .and(let parts): .members(["and": .list(parts.map(\.json))])
        case .or(let parts): .members(["or": .list(parts.map(\.json))])
        case .not(let part): .members(["not": part.json])
        case .comparison(let comparison): .members(["path": comparison.path.json, "test": comparison.test.json])
        case .lines(let lines):
            .members([
                "lines": .text(lines.amount.rawValue), "list": lines.list.json, "where": lines.predicate.json,
            ])
        case .lineCount(let count):
            .members([
                "lines": .text("count"), "list": count.list.json, "where": count.predicate?.json,
                "test": count.test.json,
            ])
        case .lineSum(let sum):
            .members([
                "lines": .text("sum"), "path": sum.path.json, "where": sum.predicate?.json, "test": sum.test.json,
            ])
        }
    }

    init(_ reading: JSONReading) throws(SegmentJSONError) {
        let read = { (part: JSONReading) throws(SegmentJSONError) in try Predicate(part) }
        if let parts = reading.optional("and") {
            try reading.requireObject(["and"])
            self = .and(try parts.parts(read))
        } else if let parts = reading.optional("or") {
            try reading.requireObject(["or"])
            self = .or(try parts.parts(read))
        } else if let part = reading.optional("not") {
            try reading.requireObject(["not"])
            self = .not(try read(part))
        } else if let lines = reading.optional("lines") {
            self = try Self.lines(lines, of: reading)
        } else {
            try reading.requireObject(["path", "test"])
            self = .comparison(Comparison(try Path(reading.member("path")), try ValueTest(reading.member("test"))))
        }
    }

    private static func lines(_ word: JSONReading, of reading: JSONReading) throws(SegmentJSONError) -> Predicate {
        let predicate = try reading.ifThere("where") { (part) throws(SegmentJSONError) in try Predicate(part) }
        switch try word.text() {
        case "count":
            try reading.requireObject(["lines", "list", "where", "test"])
            let list = try Path(reading.member("list"))
            return .lineCount(LineCount(list, predicate, try ValueTest(reading.member("test"))))
        case "sum":
            try reading.requireObject(["lines", "path", "where", "test"])
            let path = try Path(reading.member("path"))
            return .lineSum(LineSum(path, predicate, try ValueTest(reading.member("test"))))
        default:
            let amount = try word.word(LineQuantifier.Amount.self)
            try reading.requireObject(["lines", "list", "where"])
            let list = try Path(reading.member("list"))
            return .lines(LineQuantifier(amount, list, try Predicate(reading.member("where"))))
        }
    }
}

extension Path {
    var json: JSONValue { .list(names.map { .text($0.text) }) }

    init(_ reading: JSONReading) throws(SegmentJSONError) {
        var names: [Name] = []
        for name in try reading.list() { names.append(try name.name()) }
        guard let first = names.first else { throw reading.failure("a path has at least one name") }
        self.init(first, Array(names.dropFirst()))
    }
}
