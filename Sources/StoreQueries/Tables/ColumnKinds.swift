internal import EventModel
package import EventStore

/// What the values of a parameter or field are, by the vendor's documentation and by what the data has.
///
/// - Identifiers, statuses and currencies are texts, numbers among them by their digits.
/// - What is documented as a number is one, also if it comes as a text: `"258.0"`.
/// - What is documented as a text is one, unless it only ever comes as numbers of JSON.
/// - What only ever comes as a number, or as a text that is one, is a number; what is only true or false is 0 or 1.
/// - Everything else is a text.
package struct ColumnKinds {
    private let snapshot: StoreSnapshot
    private var classes: [UInt32: UInt16] = [:]

    /// A column of numbers has no other texts than blank ones, and there are few of those.
    private static let greatestBlankCount = 8

    /// Looks at what events have in some columns.
    package init(_ uses: [ColumnUse], _ snapshot: StoreSnapshot) {
        self.snapshot = snapshot
        for use in uses { classes[use.column, default: 0] |= use.classes.bits }
    }

    /// What the values of a column are.
    ///
    /// - Throws: `StoreError.damaged(path:detail:)`.
    package func kind(of column: UInt32) throws -> ColumnKind {
        let name = snapshot.columnName(column)
        if snapshot.comparesAsText(column) { return .text }
        let documented = name.scope == .lineField ? YespoRules.numericFields : YespoRules.numericParameters
        if documented.contains(name.name) { return .number }
        let found = (classes[column] ?? 0) & ~(bit(.absent) | bit(.null))
        let booleans = bit(.true) | bit(.false)
        let numbers = bit(.number) | bit(.numberText) | bit(.digits)
        if found != 0, found & ~booleans == 0 { return .boolean }
        let isText = Self.documentedTexts(name.scope).contains(name.name) && found & bit(.numberText) != 0
        guard !isText, found & numbers != 0, found & ~(booleans | numbers | bit(.text)) == 0 else { return .text }
        return try found & bit(.text) == 0 || hasOnlyBlankTexts(column) ? .number : .text
    }

    /// Whether a column has something else than numbers of up to 18 digits, texts that are such ones, true and false.
    package func isMixed(_ column: UInt32) -> Bool {
        let plain: [ValueClass] = [.absent, .null, .number, .numberText, .true, .false]
        return (classes[column] ?? 0) & ~plain.reduce(0) { $0 | bit($1) } != 0
    }

    private func hasOnlyBlankTexts(_ column: UInt32) throws -> Bool {
        let codes = 0..<UInt32(snapshot.dictionary(of: column).count)
        if codes.count <= Self.greatestBlankCount, areBlank(codes, column) { return true }
        // The dictionary has the texts of removed events, too.
        return try snapshot.rowGroups.contains { $0.removed > 0 } && hasOnlyBlankTextsLeft(column)
    }

    private func areBlank(_ codes: some Sequence<UInt32>, _ column: UInt32) -> Bool {
        let dictionary = snapshot.dictionary(of: column)
        return codes.allSatisfy { code in
            dictionary.withText(code) { text in
                text.allSatisfy { $0 <= 32 } || DecimalText.number(text) != nil || TextDictionary.isDropped(text)
            }
        }
    }

    /// Whether the events that were not removed have few texts, all of them blank or numbers: reads up to the first other one.
    private func hasOnlyBlankTextsLeft(_ column: UInt32) throws -> Bool {
        let name = snapshot.columnName(column)
        let list = name.scope == .lineField ? name.parent : nil
        var codes: Set<UInt32> = []
        for group in snapshot.rowGroups where group.removed < group.events {
            guard let classes = try snapshot.entry(of: column, in: group)?.classes, classes.hasCodes else { continue }
            let buffer = try snapshot.read(group, columns: Set([column, list].compactMap(\.self)))
            let values = list.map { buffer.columns[$0]?.lines?.columns[column] } ?? buffer.columns[column]
            for row in 0..<(values?.count ?? 0) {
                guard let values, values.classes[row].isCode else { continue }
                let code = UInt32(truncatingIfNeeded: values.values[row])
                guard codes.insert(code).inserted else { continue }
                if codes.count > Self.greatestBlankCount || !areBlank(CollectionOfOne(code), column) { return false }
            }
        }
        return true
    }

    /// The names that the vendor documents, but for those of numbers.
    private static func documentedTexts(_ scope: ColumnName.Scope) -> Set<String> {
        scope == .lineField ? fields : parameters
    }

    private static let fields = Set(
        ["items", "products", "product", "category", "page"].flatMap(YespoRules.documentedFields)
    )
    private static let parameters = Set(
        YespoRules.documentedEventTypes.flatMap(YespoRules.documentedParameters)
    )

    private func bit(_ valueClass: ValueClass) -> UInt16 { 1 << UInt16(valueClass.rawValue) }
}
