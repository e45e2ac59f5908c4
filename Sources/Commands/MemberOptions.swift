internal import ArgumentParser
internal import Reports
internal import SegmentLanguage

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
