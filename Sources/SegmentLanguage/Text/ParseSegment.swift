/// Reads a segment's text; throws everything that is wrong with it at once.
///
///     let tree = try parseSegment("did orderCreated at least 3 times in last 30 days")
///
/// Names are not checked, since only the data knows them. Costs time in proportion to the text's length, and to the
/// depth of its tree, which may be 100.
package func parseSegment(_ text: String) throws(SegmentSyntaxError) -> SegmentExpression {
    var parser = Parser(text)
    let expression = parser.parseWhole()
    let found = parser.diagnostics.sorted {
        ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    if let expression, found.isEmpty { return expression }
    throw SegmentSyntaxError(text: text, diagnostics: found, conditions: parser.conditions)
}
