/// A text of any encoding that is told from its beginning, whole and as UTF-8.
package struct DecodedText {
    /// The bytes in UTF-8, without a byte order mark; what means nothing in the encoding is 0xFF.
    package let utf8: [UInt8]
    /// The encoding that it was taken for.
    package let encoding: TextEncoding

    /// Reads a source up to its end; one that has nothing gives no bytes.
    ///
    /// - Throws: What `read` throws.
    package init(read: @escaping DelimitedReader.ReadBytes) throws {
        let stream: DecodedStream
        do {
            stream = try DecodedStream("", settings: DelimitedSettings(), read: read)
        } catch is DelimitedTextError {
            (utf8, encoding) = ([], .utf8)
            return
        }
        var bytes: [UInt8] = []
        let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 18)
        defer { piece.deallocate() }
        while case let count = try stream.fill(piece), count > 0 { bytes += piece[..<count] }
        (utf8, encoding) = (bytes, stream.encoding)
    }

    /// Whether it may be a table: no byte is NUL, as in archives and pictures, and it does not begin as JSON does.
    package var mayBeTable: Bool {
        let beginning = utf8.lazy.filter { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }.prefix(2)
        let isJSON =
            beginning.elementsEqual("[{".utf8) || beginning.elementsEqual("[\"".utf8)
            || beginning.elementsEqual("{\"".utf8)
        return !isJSON && !utf8.contains(0)
    }
}
