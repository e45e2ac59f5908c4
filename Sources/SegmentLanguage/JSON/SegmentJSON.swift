package import EventModel

/// The JSON form of a segment's tree: what a page's builder reads and writes.
///
/// An object for every node, plain values for literals; members that say nothing are left out. The page on the language
/// lists the members. ``parseSegment(json:)`` gives the same tree back.
package func segmentJSON(_ expression: SegmentExpression) -> JSONValue { expression.json }

/// Reads the JSON form of a segment's tree.
///
/// - Throws: ``SegmentJSONError`` with the first place that is wrong. What is right in form and could not be written as a
///   text, such as a sequence of one step, is refused too.
package func parseSegment(json: JSONValue) throws(SegmentJSONError) -> SegmentExpression {
    let tree = try SegmentExpression(JSONReading(json))
    let text = format(tree)
    do {
        let read = try parseSegment(text)
        guard read == tree else {
            throw SegmentJSONError(
                pointer: "",
                message: "this is no tree of a segment; written out it reads as \(format(read))"
            )
        }
        try JSONReading(json).requireNothingUnsaid(in: tree.json)
        return read
    } catch let error as SegmentSyntaxError {
        throw SegmentJSONError(pointer: "", message: "written out it is no segment\n\(error.description)")
    } catch let error as SegmentJSONError {
        throw error
    } catch {
        throw SegmentJSONError(pointer: "", message: "\(error)")
    }
}
