internal import EventStore

/// Categories and cities that are probably one, spelled in two ways.
struct NearDuplicateNames: StoreRule {
    let text: RuleText
    /// The parameters or fields whose values are compared, in lower case.
    private let names: Set<String>

    /// The rule for categories.
    static let categories = NearDuplicateNames(
        text: RuleText(
            "category-near-duplicate",
            .warning,
            "category that is nearly spelled as a more frequent one",
            advice: "Write it one way: each spelling is a category of its own for segments.",
            source: source
        ),
        names: ["category", "categoryname", "productcategoryid"]
    )

    /// The rule for cities and countries.
    static let cities = NearDuplicateNames(
        text: RuleText(
            "city-near-duplicate",
            .warning,
            "city, region or country that is nearly spelled as a more frequent one",
            advice: "Write it one way: each spelling is a place of its own for segments.",
            source: source
        ),
        names: ["city", "town", "region", "state", "country"]
    )

    private static let source = """
        Muster; the vendor compares texts exactly. Names are alike that differ in case, blanks, hyphens or apostrophes, or, \
        if both have six letters or more and one comes at most a tenth as often, in one letter.
        """

    func examine(_ survey: AuditSurvey, _ notes: RuleNotes) throws {
        for role in survey.context.roles
        where role.kind == .value && names.contains(role.name.lowercased()) && isFirst(role, survey) {
            try examine(role, survey, notes)
        }
    }

    private func isFirst(_ role: ColumnRole, _ survey: AuditSurvey) -> Bool {
        survey.context.snapshot.columnName(role.number).occurrence == 0
    }

    private func examine(_ role: ColumnRole, _ survey: AuditSurvey, _ notes: RuleNotes) throws {
        let texts = survey.context.snapshot.dictionary(of: role.number)
        guard (2...Self.mostNames).contains(texts.count), SpellingVariants.areAny(in: texts) else { return }
        var counts = Array(repeating: 0, count: texts.count)
        try survey.forEachValue(of: role.number) { values, row, _, _ in
            if values.classes[row] == .text { counts[Int(values.values[row])] += 1 }
        }
        let better = SpellingVariants.rarer(in: texts, counts: counts)
        guard !better.isEmpty else { return }
        try survey.forEachValue(of: role.number) { values, row, event, spot in
            guard values.classes[row] == .text, let other = better[UInt32(values.values[row])] else { return }
            notes.note(event, spot, "mostly \"\(texts.text(other))\"")
        }
    }

    /// A parameter with more values than this names something else than categories or places.
    private static let mostNames = 5_000
}
