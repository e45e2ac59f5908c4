import Columns

/// The bytes of a stream in the encoding that the writer chooses.
func stream<T: FixedWidthInteger>(_ values: [T]) -> [UInt8] {
    var bytes: [UInt8] = []
    IntegerStream.append(values, to: &bytes)
    return bytes
}

/// The bytes of a stream in a given encoding, or nothing if that cannot hold the list.
func stream<T: FixedWidthInteger>(_ values: [T], as encoding: StreamEncoding) -> [UInt8]? {
    var bytes: [UInt8] = []
    let fits = values.withUnsafeBufferPointer { IntegerStream.append($0, as: encoding, to: &bytes) }
    return fits ? bytes : nil
}

/// Opens a stream that takes up all the bytes.
func withReader<T: FixedWidthInteger, Result>(
    _ bytes: [UInt8],
    of type: T.Type,
    _ body: (IntegerStreamReader<T>) throws -> Result
) throws -> Result {
    try bytes.withUnsafeBytes { bytes in
        var offset = 0
        let reader = try IntegerStreamReader<T>(bytes: bytes, at: &offset)
        guard offset == bytes.count else {
            throw CorruptColumn(.lengthsDisagree(expected: bytes.count, found: offset), at: 0)
        }
        return try body(reader)
    }
}
