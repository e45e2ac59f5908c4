package import CustomerAnalytics
internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// What `--by` asks for.
package enum AverageCheckWord: Hashable, Sendable {
    /// All orders together.
    case all
    /// The stretch of the calendar that the order's own date lies in.
    case time(TimeGrouping)
    /// The order's status.
    case status
    /// The order's currency.
    case currency
    /// Whether it is the contact's first order.
    case firstOrRepeat
    /// The saved segments that the contact is in.
    case segment
    /// The contact's RFM group.
    case rfm
    /// A parameter of the order, or a field of its lines.
    case parameter(String)

    private static let words: [String: AverageCheckWord] = {
        var words: [String: AverageCheckWord] = [
            "status": .status, "currency": .currency, "first-or-repeat": .firstOrRepeat, "segment": .segment,
            "rfm": .rfm,
            "category": .parameter("items.category"),
        ]
        for step in TimeGrouping.allCases { words[step.rawValue] = .time(step) }
        return words
    }()

    /// Reads a word, or else the name of a parameter; nil for the empty text.
    package init?(_ argument: String) {
        let prefix = "param:"
        if let word = Self.words[argument] {
            self = word
        } else {
            let name = argument.hasPrefix(prefix) ? String(argument.dropFirst(prefix.count)) : argument
            guard !name.isEmpty else { return nil }
            self = .parameter(name)
        }
    }

    /// The word as results show it.
    package var text: String {
        if case .parameter(let name) = self { return name }
        return Self.words.first { $0.value == self }?.key ?? "all"
    }

    /// The grouping that is meant, over a store.
    ///
    /// - Throws: ``QuestionError`` for an unknown parameter, and what segments and RFM throw.
    func grouping(
        in snapshot: StoreSnapshot,
        _ book: OrderBook,
        _ chosen: ChosenOrders,
        _ sources: ReportSources
    ) throws -> AverageCheckGrouping {
        switch self {
        case .all: .all
        case .time(let step): .time(step)
        case .status: .status
        case .currency: .currency
        case .firstOrRepeat: .firstOrRepeat
        case .segment: .contacts(try AverageCheckContacts.bySegment(snapshot, asOf: chosen.asOf, sources))
        case .rfm: .contacts(try AverageCheckContacts.byRFM(snapshot, book, chosen.orders, sources))
        case .parameter(let path): .parameter(try Self.parameter(path, in: snapshot, sources))
        }
    }

    private static func parameter(
        _ path: String,
        in snapshot: StoreSnapshot,
        _ sources: ReportSources
    ) throws -> OrderParameter {
        let parameter = OrderParameter(path, in: snapshot)
        guard !parameter.exists else {
            let fields = hasLines(path, in: snapshot) ? try known(in: snapshot).filter { $0.hasPrefix(path + ".") } : []
            if !fields.isEmpty {
                let named = fields.joined(separator: ", ")
                sources.hint("where \(path) is a list it has no value to group by; its lines have \(named)")
            }
            return parameter
        }
        guard !isDocumented(path) else {
            sources.hint("no event in this database has \(path), so it is missing everywhere")
            return parameter
        }
        let names = try known(in: snapshot)
        let near = nearestName(to: path, in: names + words.keys.sorted()).map { "; did you mean \($0)?" } ?? ""
        throw QuestionError(
            "by",
            "\(path): no parameter of orders is called that\(near)\nWords: "
                + "\(words.keys.sorted().joined(separator: ", ")); parameters: \(names.joined(separator: ", "))"
        )
    }

    private static func isDocumented(_ path: String) -> Bool {
        let names = path.split(separator: ".", maxSplits: 1).map(String.init)
        guard names.count == 2 else {
            return YespoRules.orderEventTypes.contains { YespoRules.documentedParameters(of: $0).contains(path) }
        }
        return YespoRules.documentedFields(ofParameter: names[0]).contains(names[1])
    }

    /// Whether a parameter of that name is a list somewhere.
    private static func hasLines(_ path: String, in snapshot: StoreSnapshot) -> Bool {
        snapshot.columns.contains { column in
            let name = snapshot.columnName(column)
            return name.scope == .lineField && snapshot.columnName(name.parent).name == path
        }
    }

    /// The parameters in the events that build orders, and the fields of their lines, by name.
    private static func known(in snapshot: StoreSnapshot) throws -> [String] {
        let types = Set(YespoRules.orderEventTypes.compactMap { snapshot.eventType(named: $0) })
        let groups = snapshot.rowGroups.filter { types.contains($0.eventType) }
        return try snapshot.columns.filter { column in
            let name = snapshot.columnName(column)
            guard name.scope != .member, name.occurrence == 0 else { return false }
            return try groups.contains { try snapshot.entry(of: column, in: $0) != nil }
        }.map { column in
            let name = snapshot.columnName(column)
            return name.scope == .lineField ? snapshot.columnName(name.parent).name + "." + name.name : name.name
        }.sorted()
    }
}
