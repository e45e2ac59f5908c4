/// The canonical text of a segment's file: its comments, a blank line, the canonical form, and a line feed.
///
/// All comments of the text stand at the top, in their order. A form of more than 100 characters is laid out on lines: one
/// for each part of an `and` or `or`, what stands in brackets indented by four blanks. Formatting the result again changes
/// nothing.
///
/// - Throws: `SegmentSyntaxError` if the text is no segment.
package func formatFile(_ text: String) throws(SegmentSyntaxError) -> String {
    let expression = try parseSegment(text)
    var lexer = Lexer(text)
    lexer.run()
    let comments = lexer.comments.joined(separator: "\n")
    return (comments.isEmpty ? "" : comments + "\n\n") + layOut(expression, indent: "").joined(separator: "\n") + "\n"
}

/// How many characters a line may have before it is broken.
private let greatestWidth = 100

/// The canonical form on lines.
private func layOut(_ expression: SegmentExpression, indent: String) -> [String] {
    let line = indent + format(expression)
    guard line.count > greatestWidth else { return [line] }
    switch expression {
    case .and(let parts): return layOut(parts, "and ", indent)
    case .or(let parts): return layOut(parts, "or ", indent)
    case .not(let part): return [indent + "not ("] + layOut(part, indent: indent + "    ") + [indent + ")"]
    case .condition: return [line]
    }
}

private func layOut(_ parts: [SegmentExpression], _ joint: String, _ indent: String) -> [String] {
    parts.enumerated().flatMap { number, part in
        let start = indent + (number == 0 ? "" : joint)
        let alone = start + formatPart(part)
        switch part {
        case .and, .or:
            guard alone.count > greatestWidth else { return [alone] }
            return [start + "("] + layOut(part, indent: indent + "    ") + [indent + ")"]
        case .not(let inner):
            guard alone.count > greatestWidth else { return [alone] }
            return [start + "not ("] + layOut(inner, indent: indent + "    ") + [indent + ")"]
        case .condition: return [alone]
        }
    }
}
