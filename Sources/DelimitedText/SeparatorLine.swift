/// The line `sep=;` with which spreadsheets announce the delimiter of a CSV file.
struct SeparatorLine {
    let delimiter: Delimiter
    /// How many bytes the line has, its end included.
    let length: Int

    /// Finds the line at the beginning of a text; nil if that begins otherwise.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count > 5, bytes.prefix(4).elementsEqual("sep=".utf8) else { return nil }
        var length = 5
        if length < bytes.count, bytes[length] == 0x0D { length += 1 }
        if length < bytes.count, bytes[length] == 0x0A { length += 1 }
        guard length > 5, let delimiter = Delimiter(name: String(Unicode.Scalar(bytes[4]))) else { return nil }
        self.delimiter = delimiter
        self.length = length
    }
}
