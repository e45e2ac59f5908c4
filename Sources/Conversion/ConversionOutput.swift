package import DelimitedText

/// Where a conversion puts what it makes.
package protocol ConversionOutput: AnyObject {
    /// Takes events, whole lines of JSON.
    func write(events: UnsafeRawBufferPointer) throws

    /// Keeps a row that could not be used.
    func keep(_ rejection: RowRejection, of file: String) throws

    /// Learns that a file is begun, and its format.
    func begin(_ file: String, _ format: DelimitedFormat)

    /// Learns how far the file is, in bytes as it is packed; gives whether to go on.
    func goOn(_ file: String, done: Int, of total: Int?) -> Bool
}
