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
        try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
            let name = part.trimmingPrefix(while: \.isWhitespace)
            if let column = MemberColumn.all.first(where: { $0.name.lowercased() == name.lowercased() }) {
                return column
            }
            if name.hasPrefix("contact."), name.count > "contact.".count {
                return .field(String(name.dropFirst("contact.".count)))
            }
            let names = MemberColumn.all.map(\.name)
            let near = nearestName(to: String(name), in: names).map { "; did you mean \($0)?" } ?? ""
            throw ValidationError("no column is called \"\(name)\"\(near)\nColumns: \(names.joined(separator: ", "))")
        }
    }
}
