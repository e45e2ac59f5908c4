internal import EventModel
internal import EventReader

/// Takes the events of blocks apart; one for each thread that parses.
final class BlockParsing {
    let vocabulary = BlockVocabulary()
    /// The store's numbers for what stands in `vocabulary`; only the thread that merges looks at it.
    let mapping = VocabularyMapping()
    private let parser = BlockParser()
    private var reader: EventRowReader
    private var row = EventRow()

    init(zone: ClockZone) {
        reader = EventRowReader(vocabulary: vocabulary, zone: zone)
    }

    /// Parses a block into columns.
    func parse(_ block: EventBlock, filePosition: Int, into parsed: ParsedBlock) throws {
        parsed.begin(block, filePosition: filePosition)
        vocabulary.begin(parsed.newTexts)
        try parser.parse(
            block,
            event: { tokens, slice in
                do throws(EventFault) {
                    try reader.read(&tokens, into: &row)
                } catch {
                    parsed.append(Rejection(slice, of: block, reason: error.text))
                    return
                }
                parsed.append(
                    row,
                    fingerprint: Fingerprint.of(row, vocabulary: vocabulary, keyColumn: reader.keyColumn),
                    origin: EventOrigin(byte: Int64(slice.byte), line: Int64(slice.line), pointer: slice.pointer),
                    byteCount: slice.count
                )
            },
            rejected: { parsed.append($0) }
        )
        parsed.additions = vocabulary.takeAdditions()
    }
}
