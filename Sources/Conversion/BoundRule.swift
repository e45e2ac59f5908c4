internal import DelimitedText
internal import EventModel

/// A rule for one value, with the columns of a table in place of their names.
final class BoundRule {
    let name: String
    /// Which of the map's sums it is; nil if it is none.
    let sum: Int?
    /// The columns whose product is added up.
    let factors: [Int]
    /// The column that the value stands in.
    let column: Int?
    private let columnName: String
    private let kind: ValueKind
    private let form: ValueWriting.DateForm
    private let writing: ValueWriting
    /// JSON values, ready to be written.
    private let constant: [UInt8]?
    private let fallback: [UInt8]?
    private let translations: [String: [UInt8]]?
    /// Texts of the column that were translated before, since a column of this kind has few.
    private var known: [(text: [UInt8], value: [UInt8])] = []

    private static let mostKnown = 64

    init(_ rule: ValueRule, sum: Int?, columns: ColumnLookup, writing: ValueWriting) throws(MapError) {
        name = rule.name
        self.sum = rule.factors.isEmpty ? nil : sum
        kind = rule.kind
        form = .usual(of: rule.name)
        self.writing = writing
        column = try rule.column.map { reference throws(MapError) in try columns.index(of: reference) }
        columnName = rule.column?.name ?? ""
        var factors: [Int] = []
        for reference in rule.factors { factors.append(try columns.index(of: reference)) }
        self.factors = factors
        func rendered(_ text: String) throws(MapError) -> [UInt8] {
            try Self.rendered(text, rule, map: columns.mapPath)
        }
        constant = try rule.constant.map { text throws(MapError) in try rendered(text) }
        fallback = try rule.fallback.map { text throws(MapError) in try rendered(text) }
        if let translations = rule.translations {
            var renderings: [String: [UInt8]] = [:]
            for (text, meaning) in translations { renderings[text] = try rendered(meaning) }
            self.translations = renderings
        } else {
            translations = nil
        }
    }

    /// A text of the map as the JSON value that it stands for.
    private static func rendered(_ text: String, _ rule: ValueRule, map: String) throws(MapError) -> [UInt8] {
        let buffer = JSONBuffer(capacity: 64)
        var text = text
        let problem: String? = text.withUTF8 { bytes in
            do throws(ValueFault) {
                let cell = UnsafeRawBufferPointer(bytes)
                try ValueWriting.ofMaps.append(cell, as: rule.kind, .usual(of: rule.name), to: buffer)
                return nil
            } catch {
                return error.problem
            }
        }
        if let problem { throw MapError(path: map, line: rule.line, problem: "\(rule.name): \(problem)") }
        return Array(buffer.bytes)
    }

    /// Writes the value of the reader's row as JSON; nothing where there is none.
    func append(_ reader: DelimitedReader, to buffer: JSONBuffer) throws(ValueFault) {
        if let constant { return buffer.append(constant) }
        guard let column else { return }
        let cell = reader.trimmedCell(column)
        guard !cell.isEmpty else {
            if let fallback { buffer.append(fallback) }
            return
        }
        if let translations { return buffer.append(try translated(cell, translations)) }
        do throws(ValueFault) {
            try writing.append(cell, as: kind, form, to: buffer)
        } catch {
            throw ValueFault("\(name): column \(columnName): \(error.problem)")
        }
    }

    private func translated(
        _ cell: UnsafeRawBufferPointer,
        _ translations: [String: [UInt8]]
    ) throws(ValueFault) -> [UInt8] {
        for entry in known where cell.isSame(as: entry.text) { return entry.value }
        let text = String(decoding: cell, as: UTF8.self)
        guard let value = translations[ValueRule.folded(text)] ?? fallback else {
            throw ValueFault(
                "\(name): column \(columnName): \(ValueFault.shown(cell)) is not among the values of the map; "
                    + "add it, or a default"
            )
        }
        if known.count < Self.mostKnown { known.append((Array(cell), value)) }
        return value
    }

    /// The product of the factors in the reader's row.
    func product(_ reader: DelimitedReader, _ names: [String]) throws(ValueFault) -> ExactDecimal {
        var product = ExactDecimal(mantissa: 1)
        for factor in factors {
            let cell = reader.trimmedCell(factor)
            guard !cell.isEmpty else {
                throw ValueFault("\(name): column \(names[factor]) is empty, so there is no sum")
            }
            let number: ExactDecimal
            do throws(ValueFault) {
                number = try writing.number(cell)
            } catch {
                throw ValueFault("\(name): column \(names[factor]): \(error.problem)")
            }
            let (mantissa, overflow) = product.mantissa.multipliedReportingOverflow(by: number.mantissa)
            guard !overflow, product.scale + number.scale <= 38 else {
                throw ValueFault("\(name): the product of the row has too many digits")
            }
            product = ExactDecimal(mantissa: mantissa, scale: product.scale + number.scale)
        }
        return product
    }
}
