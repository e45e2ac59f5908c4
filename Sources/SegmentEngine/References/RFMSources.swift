package import CustomerAnalytics

/// What RFM words may lead to: the names of groups of scores, and files of thresholds.
///
/// The engine reads no files; whoever calls it does. An error that a source throws becomes a diagnostic at the words.
package struct RFMSources {
    /// Fixed thresholds, and the currency that the monetary ones are in.
    package struct Thresholds: Hashable, Sendable {
        /// The borders of the bins.
        package let borders: RFMBorders
        /// The currency; nil if the file does not say.
        package let currency: String?

        /// Makes thresholds.
        package init(borders: RFMBorders, currency: String? = nil) {
            self.borders = borders
            self.currency = currency
        }
    }

    let names: () throws -> RFMSegmentRules
    let thresholds: (_ file: String, _ segment: String?) throws -> Thresholds

    /// Makes the sources.
    ///
    /// - Parameters:
    ///   - names: The names that are used for groups of scores.
    ///   - thresholds: The thresholds in a file, and the saved segment in whose text the file is named; nil is the
    ///     outermost text.
    package init(
        names: @escaping () throws -> RFMSegmentRules,
        thresholds: @escaping (_ file: String, _ segment: String?) throws -> Thresholds
    ) {
        self.names = names
        self.thresholds = thresholds
    }
}
