package import Presentation
package import SegmentEngine

/// What is known of a segment as rows under titled columns.
package enum SegmentTables {
    /// The conditions with what each holds for, and the segment's size without it.
    package static func conditions(_ preview: SegmentPreview) -> ResultTable {
        var table = ResultTable(columns: [.init("text"), .init("contacts", .right), .init("without", .right)])
        for condition in preview.conditions {
            table.append([.text(condition.text), .integer(condition.contacts), .integer(condition.without)])
        }
        return table
    }

    /// The first members.
    package static func sample(_ preview: SegmentPreview, _ members: MemberTable, limit: Int) -> ResultTable {
        ResultTable(columns: members.titles, rows: preview.sample(limit).map(members.row))
    }

    /// The sizes at past dates, and who came and went.
    package static func history(_ history: SegmentHistory) -> ResultTable {
        var table = ResultTable(columns: [
            .init("asOf"), .init("contacts", .right), .init("of", .right), .init("entered", .right),
            .init("left", .right), .init("timeZone"),
        ])
        for entry in history.entries {
            table.append([
                .text(entry.asOf.text), .integer(entry.contacts), .integer(entry.of), .integer(entry.entered),
                .integer(entry.left), .text(history.timeZone),
            ])
        }
        return table
    }

    /// The share of a count in another in percent, to a tenth, halves upwards; nil of nothing.
    package static func percentage(_ count: Int, of all: Int) -> String? {
        guard all > 0 else { return nil }
        let tenths = (count * 2_000 + all) / (all * 2)
        return "\(tenths / 10).\(tenths % 10)%"
    }
}
