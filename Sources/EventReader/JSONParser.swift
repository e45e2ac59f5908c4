import CSimdJSON

/// Parses one JSON text after another in buffers of its own, at more than a gigabyte a second.
///
/// Numbers of any size and precision are accepted, brackets up to 1,024 deep.
/// The tokens of a text live until the next `parse`; JSON inside one of its texts needs a second parser.
package final class JSONParser {
    private let parser: OpaquePointer?
    private var copy = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)

    /// Makes a parser; it takes memory when it sees the first text.
    package init() {
        parser = simdjson_parser_create()
    }

    deinit {
        simdjson_parser_destroy(parser)
        copy.deallocate()
    }

    /// Parses a slice after which at least 64 more bytes are readable, as in an `EventBlock`.
    package func parse(_ slice: UnsafeRawBufferPointer) throws(JSONError) -> JSONTokens {
        guard let parser else { throw .outOfMemory }
        guard let start = slice.baseAddress?.assumingMemoryBound(to: UInt8.self) else { throw .empty }
        var document = simdjson_document()
        let code = simdjson_parser_parse(parser, start, slice.count, &document)
        guard code == 0, let tokens = JSONTokens(document, source: start) else { throw JSONError(code: code) }
        return tokens
    }

    /// Parses bytes that nothing readable need follow, by way of a copy; offsets count in these bytes.
    package func parse(text: UnsafeBufferPointer<UInt8>) throws(JSONError) -> JSONTokens {
        if copy.count < text.count + EventBlock.padding {
            copy.deallocate()
            copy = .allocate(capacity: 2 * text.count + EventBlock.padding)
            copy.initialize(repeating: 0x20)
        }
        _ = copy.update(fromContentsOf: text)
        copy[text.count] = 0x20
        return try parse(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(copy)[..<text.count]))
    }
}
