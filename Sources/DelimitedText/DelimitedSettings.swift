/// What is known about a delimited text before it is looked at; what is nil is detected.
package struct DelimitedSettings: Hashable, Sendable {
    /// The encoding.
    package var encoding: TextEncoding?
    /// What stands between two cells.
    package var delimiter: Delimiter?
    /// The decimal sign of its numbers.
    package var decimalMark: DecimalMark?
    /// The order of the parts of its dates.
    package var dateOrder: DateOrder?
    /// The decimal sign where the numbers do not tell it, as other files of the same make have it.
    package var assumedDecimalMark: DecimalMark?
    /// The order of the parts of dates where the dates do not tell it.
    package var assumedDateOrder: DateOrder?
    /// The names of the columns, for a text without a header; nil if its first row names them.
    package var columns: [String]?
    /// A row larger than this, in bytes of UTF-8, is rejected.
    package var mostRowBytes = 4 << 20
    /// A row of more cells is rejected.
    package var mostCells = 4_096
    /// How many bytes of the source are looked at to detect what is not set.
    package var sampleBytes = 1 << 20
    /// How many bytes are decoded at a time after that.
    package var blockBytes = 1 << 18

    /// Makes settings that leave everything to be detected.
    package init() {}

    /// These settings, completed by others where they say nothing.
    package func completed(by other: DelimitedSettings) -> DelimitedSettings {
        var settings = self
        settings.encoding = encoding ?? other.encoding
        settings.delimiter = delimiter ?? other.delimiter
        settings.decimalMark = decimalMark ?? other.decimalMark
        settings.dateOrder = dateOrder ?? other.dateOrder
        settings.columns = columns ?? other.columns
        return settings
    }
}
