internal import CustomerAnalytics
internal import SegmentLanguage

/// Recency, frequency, monetary value and their scores.
extension SegmentResolver {
    /// The number of bins unless a condition says so itself.
    private static let usualBins = 5

    /// `recency <= 30`, `rfm segment = "Champions"`; nil if it is reported.
    func rfm(
        _ condition: RFMCondition,
        at range: SourceRange,
        _ check: inout NameCheck,
        _ references: References
    ) -> ResolvedCondition? {
        let orders = orders(condition.predicate, condition.period, &check)
        let subject: ResolvedRFM.Subject
        switch condition.subject {
        case .recency: subject = .recency
        case .frequency: subject = .frequency
        case .monetary: subject = .monetary
        case .score(let scoring):
            guard let resolved = self.scoring(scoring, at: range, &check, references) else { return nil }
            guard !resolved.method.isGrid else {
                check.report("the grid has no monetary score; ask for rfm(grid) segment", at: range)
                return nil
            }
            subject = .score(resolved)
        case .segment(let scoring):
            guard let resolved = self.scoring(scoring, at: range, &check, references) else { return nil }
            guard resolved.method.isGrid || namesFit(resolved, at: range, &check) else { return nil }
            if !resolved.method.isGrid, let names = resolved.names?.names {
                for literal in condition.test.namedGroups { checkGroup(literal, names, &check) }
            }
            subject = .segment(resolved)
        }
        return .rfm(ResolvedRFM(subject: subject, orders: orders, test: condition.test))
    }

    private func scoring(
        _ scoring: RFMCondition.Scoring?,
        at range: SourceRange,
        _ check: inout NameCheck,
        _ references: References
    ) -> ResolvedScoring? {
        let bins = scoring?.bins ?? Self.usualBins
        switch scoring?.method {
        case nil, "quantile": return ResolvedScoring(method: .quantile(bins: bins), names: names(&check), currency: nil)
        case "rank": return ResolvedScoring(method: .rank(bins: bins), names: names(&check), currency: nil)
        case "grid":
            if scoring?.bins != nil { check.report("the grid says itself how many bins there are", at: range) }
            return ResolvedScoring(method: .grid(.assumedGrid), names: nil, currency: nil)
        case let file?:
            let place = scoring?.methodRange ?? range
            guard let rfm = references.sources.rfm else {
                check.report("no files of thresholds are at hand here", at: place)
                return nil
            }
            do {
                let thresholds = try rfm.thresholds(file, references.path.last)
                return ResolvedScoring(
                    method: .thresholds(thresholds.borders),
                    names: names(&check),
                    currency: thresholds.currency
                )
            } catch {
                check.report("thresholds \"\(file)\": \(error)", at: place)
                return nil
            }
        }

        func names(_ check: inout NameCheck) -> RFMSegmentRules? {
            do {
                return try references.sources.rfm?.names()
            } catch {
                check.report("the names of RFM segments cannot be read: \(error)", at: range)
                return nil
            }
        }
    }

    /// Whether there are names for as many scores as the axes have.
    private func namesFit(_ scoring: ResolvedScoring, at range: SourceRange, _ check: inout NameCheck) -> Bool {
        guard let names = scoring.names else {
            check.report("no names of RFM segments are at hand here", at: range)
            return false
        }
        let bins: [Int] =
            switch scoring.method {
            case .quantile(let bins), .rank(let bins): [bins]
            case .thresholds(let borders), .grid(let borders):
                [borders.recency.count + 1, borders.frequency.count + 1, borders.monetary.count + 1]
            }
        guard bins.allSatisfy({ $0 == names.bins }) else {
            check.report(
                "the names of RFM segments are made for \(names.bins) scores an axis; ask for rfm score here",
                at: range
            )
            return false
        }
        return true
    }

    private func checkGroup(_ literal: Literal, _ names: [String], _ check: inout NameCheck) {
        guard case .text(let text) = literal.value, !names.contains(text) else { return }
        check.report(
            "no RFM segment is called \"\(text)\"; there are \(names.joined(separator: ", "))",
            at: literal.range,
            suggestion: nearestName(to: text, in: names).map { "\"\($0)\"" }
        )
    }
}

extension ValueTest {
    /// The literals that must be the name of a group, since only the same text is wanted.
    fileprivate var namedGroups: [Literal] {
        switch kind {
        case .compare(.equal, let literal): [literal]
        case .oneOf(let literals): literals
        case .compare, .between, .isSet, .isEmpty: []
        }
    }
}
