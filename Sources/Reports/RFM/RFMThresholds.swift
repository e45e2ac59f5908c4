package import CustomerAnalytics

/// Fixed thresholds from a file, and the currency that the monetary ones are in.
package struct RFMThresholds {
    /// The borders between scores.
    package let borders: RFMBorders
    /// The currency that the monetary ones are in; nil if the file names none.
    package let currency: String?

    /// Reads the text of a YAML file with the lists `recency`, `frequency` and `monetary`, and perhaps `currency`.
    ///
    /// - Throws: ``DefinitionError``.
    package init(_ text: String, path: String) throws(DefinitionError) {
        let file = try DefinitionNode(text, path: path, members: ["recency", "frequency", "monetary", "currency"])
        let recency = try file.numbers("recency")
        let frequency = try file.numbers("frequency")
        let monetary = try file.numbers("monetary")
        do throws(RFMBordersError) {
            borders = try RFMBorders(recency: recency, frequency: frequency, monetary: monetary)
        } catch {
            throw DefinitionError(path: path, place: nil, problem: "\(error)")
        }
        currency = try file.text("currency")
    }
}
