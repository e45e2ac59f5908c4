internal import ArgumentParser
internal import EventModel
internal import EventStore
internal import Presentation
internal import SegmentLanguage

/// What is told of a contact in a list of members.
enum MemberColumn: Hashable {
    /// The first identifier that the contact has.
    case contact
    /// An identifier of a kind.
    case identifier(IdentifierKind)
    /// When the contact's first event happened.
    case firstEvent

    /// What is told if nothing is said.
    static let usual: [MemberColumn] = [.contact] + IdentifierKind.allCases.map { .identifier($0) }
    /// Everything that can be told.
    static let all: [MemberColumn] = usual + [.firstEvent]

    /// The name in options and titles.
    var name: String {
        switch self {
        case .contact: "contact"
        case .identifier(let kind): kind.name
        case .firstEvent: "firstEvent"
        }
    }
}

/// The members of a segment as rows.
struct MemberTable {
    let columns: [MemberColumn]
    let snapshot: StoreSnapshot

    /// The titles of the columns.
    var titles: [ResultTable.Column] { columns.map { .init($0.name) } }

    /// The row of a contact.
    func row(of contact: UInt32) -> [ResultTable.Cell] {
        columns.map { column in
            switch column {
            case .contact: .text(snapshot.label(of: contact))
            case .identifier(let kind): snapshot.identifier(kind, of: contact).map { .text($0) } ?? .missing
            case .firstEvent:
                .text(WallClock(microseconds: snapshot.contacts.firstOccurred[Int(contact)]).description)
            }
        }
    }
}

/// What is told of contacts in lists.
struct MemberOptions: ParsableArguments {
    @Option(
        name: .customLong("columns"),
        help: ArgumentHelp(
            "What is told of each contact: \(MemberColumn.all.map(\.name).joined(separator: ", ")).",
            discussion: "Names between commas; by default all but firstEvent.",
            valueName: "names"
        ),
        transform: MemberOptions.read
    )
    var columns = MemberColumn.usual

    private static func read(_ text: String) throws -> [MemberColumn] {
        try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
            let name = part.trimmingPrefix(while: \.isWhitespace)
            if let column = MemberColumn.all.first(where: { $0.name.lowercased() == name.lowercased() }) {
                return column
            }
            let names = MemberColumn.all.map(\.name)
            let near = nearestName(to: String(name), in: names).map { "; did you mean \($0)?" } ?? ""
            throw ValidationError("no column is called \"\(name)\"\(near)\nColumns: \(names.joined(separator: ", "))")
        }
    }
}
