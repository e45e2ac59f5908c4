internal import EventModel
internal import EventStore

/// Values that lie deeper than segments can look.
struct NestingTooDeep: EventRule {
    let text = RuleText(
        "nesting-too-deep",
        .warning,
        "list or object below the second level",
        advice: "Move it up: the vendor keeps it as a text that nothing can be done with.",
        source: """
            Yespo support, Sending Orders via the API Resource Generate event: nesting up to the second level inclusive; what \
            lies deeper remains serialized.
            """
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        for (column, values) in group.buffer.columns.sorted(by: { $0.key < $1.key }) {
            examine(values, column, group, notes)
            for (field, fields) in (values.lines?.columns ?? [:]).sorted(by: { $0.key < $1.key })
            where mayNest(fields) {
                let owners = group.owners(ofLinesOf: values)
                let path = group.context.roles[Int(field)].path
                for line in 0..<fields.count where fields.classes[line] == .json && owners[line].row >= 0 {
                    let spot = Spot(.field(of: column, line: owners[line].line, field))
                    notes.note(Int(owners[line].row), of: group, spot, "\(path) is lost for segments")
                }
            }
        }
    }

    private func mayNest(_ values: ColumnBuffer) -> Bool {
        values.commonClass.map { $0 == .json } ?? values.classes.contains(.json)
    }

    /// A parameter that no lines hold: a list of values, or lists in lists.
    private func examine(_ values: ColumnBuffer, _ column: UInt32, _ group: EventGroup, _ notes: RuleNotes) {
        guard mayNest(values) else { return }
        for row in 0..<values.count where values.classes[row] == .json {
            let depth = group.context.snapshot.withText(row, of: values) { Self.depth(of: $0) } ?? 0
            if depth > YespoRules.nestingLevels { notes.note(row, of: group, Spot(.column(column)), "\(depth) levels") }
        }
    }

    /// How many brackets are open at the deepest place of a JSON text.
    private static func depth(of bytes: UnsafeRawBufferPointer) -> Int {
        var (depth, deepest, isText, isEscaped) = (0, 0, false, false)
        for byte in bytes {
            if isText {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isText = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isText = true
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                depth += 1
                deepest = max(deepest, depth)
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            default: break
            }
        }
        return deepest
    }
}
