internal import EventModel
internal import EventReader

/// The events of one block of input, taken apart into columns with names and codes of the block's own.
///
/// Made by one thread and handed to another, never used by two at a time.
final class ParsedBlock: @unchecked Sendable {
    let vocabulary = Vocabulary()
    private(set) var events = PartBuilder()
    private(set) var rejections: [Rejection] = []
    /// Where the next block begins in the unpacked stream, and the checksum of all bytes before it.
    let endByte: Int
    let checksum: String
    /// How far the source has been read, in bytes as they are packed.
    let filePosition: Int

    /// Parses a block.
    init(_ block: EventBlock, filePosition: Int, parser: BlockParser, textParser: JSONParser, zone: ClockZone) throws {
        self.filePosition = filePosition
        endByte = block.endByte
        checksum = block.checksum.text
        var reader = EventRowReader(vocabulary: vocabulary, zone: zone, textParser: textParser)
        var row = EventRow()
        try parser.parse(
            block,
            event: { tokens, slice in
                do throws(EventFault) {
                    try reader.read(&tokens, into: &row)
                } catch {
                    rejections.append(Rejection(slice, of: block, reason: error.text))
                    return
                }
                events.append(
                    row,
                    fingerprint: Fingerprint.of(row, vocabulary: vocabulary, keyColumn: reader.keyColumn),
                    origin: EventOrigin(byte: Int64(slice.byte), line: Int64(slice.line), pointer: slice.pointer),
                    byteCount: slice.count
                )
            },
            rejected: { rejections.append($0) }
        )
    }
}
