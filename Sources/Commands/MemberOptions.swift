internal import ArgumentParser
internal import EventStore
internal import Reports
internal import SegmentLanguage

/// What is told of contacts in lists.
struct MemberOptions: ParsableArguments {
    @Option(
        name: .customLong("columns"),
        help: ArgumentHelp(
            "What is told of each contact: \(MemberColumn.all.map(\.name).joined(separator: ", ")).",
            discussion:
                "Names between commas; by default all but firstEvent. contact.NAME is a field of contact lists.",
            valueName: "names"
        ),
        transform: MemberOptions.read
    )
    var columns = MemberColumn.usual

    /// Makes sure that the fields that are asked for are there.
    func check(_ snapshot: StoreSnapshot) throws {
        for case .field(let name) in columns where snapshot.contactLists.field(named: name) == nil {
            let known = snapshot.contactLists.fieldNames
            let near = nearestName(to: name, in: known).map { "; did you mean contact.\($0)?" } ?? ""
            throw UsageFailure(message: "--columns: no contact list has a field called \(name)\(near)")
        }
    }

    private static func read(_ text: String) throws -> [MemberColumn] {
        try ColumnNames.read(text, of: MemberColumn.all.map { ($0.name, $0) }) { name in
            guard name.hasPrefix("contact."), name.count > "contact.".count else { return nil }
            return .field(String(name.dropFirst("contact.".count)))
        }
    }
}
