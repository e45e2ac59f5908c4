internal import DelimitedText
internal import EventReader

/// What the files of one run tell about the format of one another.
///
/// Exports of single days are of one make, and on the first twelve days of a month a date does not tell which of its parts
/// is the day. So what a file leaves open is taken from those that do not, if these agree.
struct SharedFormat {
    private let settings: DelimitedSettings
    private let decimalMark: DecimalMark?
    private let dateOrder: DateOrder?

    /// Looks at the beginning of each file; what can be read only once, standard input and pipes, is left out.
    init(of sources: [EventSource], _ settings: DelimitedSettings) throws {
        self.settings = settings
        var marks = Set<DecimalMark>()
        var orders = Set<DateOrder>()
        for source in sources where sources.count > 1 && source.canBeReadAgain {
            let stream = try UnpackedStream(source)
            let format = try DelimitedReader(source.name, settings: settings, read: stream.read).format
            if let mark = format.certainDecimalMark { marks.insert(mark) }
            // A date that begins with the year says nothing of those that do not.
            if let order = format.certainDateOrder, order != .yearFirst { orders.insert(order) }
        }
        decimalMark = marks.count == 1 ? marks.first : nil
        dateOrder = orders.count == 1 ? orders.first : nil
    }

    /// Opens a file with what is known.
    func reader(_ source: EventSource, _ stream: UnpackedStream) throws -> DelimitedReader {
        var settings = settings
        settings.assumedDecimalMark = decimalMark
        settings.assumedDateOrder = dateOrder
        return try DelimitedReader(source.name, settings: settings, read: stream.read)
    }
}
