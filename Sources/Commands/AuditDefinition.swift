internal import AuditRules
internal import EventModel
internal import Foundation
internal import Reports
internal import SegmentLanguage

/// The settings of an audit as a YAML file has them.
struct AuditDefinition {
    /// The zone whose clock files keep, if the settings name one.
    let timeZone: String?
    private let node: DefinitionNode
    private let path: String

    private static let members = [
        "off", "severities", "thresholds", "currency", "country", "timeZone", "requiredParameters",
        "knownContacts",
    ]
    private static let thresholds = [
        "eventTypes", "eventYears", "orderYears", "dateDays", "totalTolerance", "emptyPercent", "emptyLeast",
    ]

    /// Reads a file.
    ///
    /// - Throws: `DefinitionError`, ``UsageFailure``.
    init(path: String) throws {
        self.path = path
        let text: String
        do {
            text = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
        } catch {
            throw UsageFailure(
                message: "\(path): the settings cannot be read; check the path, and that it is UTF-8 text"
            )
        }
        node = try DefinitionNode(text, path: path, members: Self.members)
        timeZone = try node.text("timeZone")
        if let timeZone, ClockZone(identifier: timeZone) == nil {
            throw node.failure("timeZone: \(timeZone) is no time zone, such as Europe/Kyiv", at: "timeZone")
        }
    }

    /// Takes the settings over.
    func apply(to settings: inout AuditSettings) throws {
        settings.off = Set(try node.texts("off") ?? [])
        for id in settings.off.sorted() { try check(id, at: "off") }
        try applySeverities(&settings)
        try applyThresholds(&settings.thresholds)
        if let currency = try node.text("currency") {
            guard ISO4217.codes.contains(currency) else {
                throw node.failure("currency: \(currency) is no currency of ISO 4217, such as UAH", at: "currency")
            }
            settings.currency = currency
        }
        if let country = try node.text("country") {
            guard let code = CallingCodes.code(of: country) else {
                let known = CallingCodes.countries.joined(separator: ", ")
                throw node.failure(
                    "country: \(country) is unknown here; give one of \(known), or a calling code such as 380",
                    at: "country"
                )
            }
            settings.callingCode = code
        }
        if let list = try node.text("knownContacts") {
            settings.knownContacts = try KnownContactsFile(path: beside(list)).identifiers
        }
        if let required = try node.members("requiredParameters") {
            for type in required.names { settings.requiredParameters[type] = try required.node.texts(type) ?? [] }
        }
    }

    /// Where a file is that the settings name: beside them, else in the working folder.
    private func beside(_ file: String) -> String {
        let neighbour = URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent(file).path
        return !file.hasPrefix("/") && FileManager.default.fileExists(atPath: neighbour) ? neighbour : file
    }

    private func applySeverities(_ settings: inout AuditSettings) throws {
        guard let severities = try node.members("severities") else { return }
        for id in severities.names {
            guard Audit.rules.contains(where: { $0.id == id }) else {
                throw severities.node.failure(Self.unknown(id), at: id)
            }
            let text = try severities.node.requiredText(id)
            guard let severity = Severity(rawValue: text) else {
                throw severities.node.failure("\(id): \(text) is none of error, warning and note", at: id)
            }
            settings.severities[id] = severity
        }
    }

    private func applyThresholds(_ thresholds: inout AuditThresholds) throws {
        guard let part = try node.part("thresholds", members: Self.thresholds) else { return }
        func number(_ name: String, _ range: ClosedRange<Int>, _ current: inout Int) throws {
            guard part.has(name) else { return }
            let value = try part.wholeNumber(name)
            guard range.contains(value) else {
                throw part.failure("\(name): \(value) is not from \(range.lowerBound) to \(range.upperBound)", at: name)
            }
            current = value
        }
        try number("eventTypes", 1...1_000_000, &thresholds.eventTypes)
        try number("eventYears", 1...1_000, &thresholds.eventYears)
        try number("orderYears", 1...1_000, &thresholds.orderYears)
        try number("dateDays", 0...100_000, &thresholds.dateDays)
        try number("emptyPercent", 1...100, &thresholds.emptyPercent)
        try number("emptyLeast", 1...1_000_000_000, &thresholds.emptyLeast)
        if let text = try part.text("totalTolerance") {
            guard let tolerance = DecimalText.number(text), tolerance >= .zero else {
                throw part.failure("totalTolerance: \(text) is no number from 0 on", at: "totalTolerance")
            }
            thresholds.totalTolerance = tolerance
        }
    }

    private func check(_ id: String, at member: String) throws {
        guard Audit.rules.contains(where: { $0.id == id }) else {
            throw node.failure("\(member): \(Self.unknown(id))", at: member)
        }
    }

    private static func unknown(_ id: String) -> String {
        let near = nearestName(to: id, in: Audit.rules.map(\.id)).map { "; did you mean \($0)?" } ?? ""
        return "no rule is called \(id)\(near)\nmuster audit --rules lists them"
    }
}
