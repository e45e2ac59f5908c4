internal import CustomerAnalytics
internal import EventModel
package import EventStore
package import SegmentLanguage

/// Everything that is wrong or doubtful in a segment's text, at once: syntax, and with a store also names and types.
package struct SegmentCheck: Sendable {
    /// What keeps the segment from being evaluated, in the order of the text.
    package let errors: [Diagnostic]
    /// What can never hold or adds currencies, in the order of the text.
    package let warnings: [Diagnostic]
    /// What else a reader should know, a sentence each.
    package let hints: [String]

    /// Checks a text.
    ///
    /// - Parameters:
    ///   - snapshot: The store whose names and values the segment speaks of; nil: every name passes.
    ///   - name: The name under which the segment is saved, so that a way back to it is found; nil if it has none.
    ///   - sources: What `in segment` and `in list` lead to.
    /// - Throws: `StoreError` where the store is damaged.
    package init(
        _ text: String,
        snapshot: StoreSnapshot?,
        name: String? = nil,
        sources: SegmentSources = SegmentSources()
    ) throws {
        let asOf = AsOf.now(in: snapshot?.zone ?? .utc)
        let resolver = SegmentResolver(names: snapshot.map { KnownNames($0) } ?? .all, asOf: asOf, sources: sources)
        let resolved: ResolvedSegment
        let read: SegmentExpression
        do throws(SegmentSyntaxError) {
            read = try parseSegment(text)
            resolved = try resolver.resolve(read, text: text, name: name)
        } catch {
            errors = Self.errors(error, resolver, name: name)
            (warnings, hints) = ([], [])
            return
        }
        errors = try Self.refusals(read, resolved, snapshot)
        hints = resolved.hints
        // Which period a segment will speak of is not known before somebody asks for a date.
        warnings = try snapshot.map { try DataWarnings.of(read, resolved, period: .always, $0) } ?? []
    }

    /// What an evaluation as of now would refuse, each at its condition.
    private static func refusals(
        _ expression: SegmentExpression,
        _ resolved: ResolvedSegment,
        _ snapshot: StoreSnapshot?
    ) throws -> [Diagnostic] {
        let leaves = expression.leaves
        let greatest = TruthTable.greatestConditionCount
        guard leaves.count <= greatest else {
            let error = SegmentEngineError.tooManyConditions(count: leaves.count, greatest: greatest)
            return [Diagnostic(error.description, at: leaves[greatest].range)]
        }
        guard let snapshot else { return [] }
        let engine = SegmentEngine(snapshot)
        return try zip(leaves, resolved.conditions).compactMap { leaf, condition in
            guard condition.speaksOfOrders else { return nil }
            do {
                _ = try engine.answers(to: [condition])
                return nil
            } catch let error as SegmentEngineError {
                return Diagnostic(error.description, at: leaf.range)
            } catch let error as CustomerAnalyticsError {
                return Diagnostic(error.description, at: leaf.range)
            }
        }
    }

    /// The errors of the text, and those of the names in the conditions that could be read all the same.
    private static func errors(
        _ error: SegmentSyntaxError,
        _ resolver: SegmentResolver,
        name: String?
    ) -> [Diagnostic] {
        var errors = error.diagnostics
        for condition in error.conditions {
            do throws(SegmentSyntaxError) {
                _ = try resolver.resolve(condition, text: error.text, name: name)
            } catch {
                errors += error.diagnostics.filter { own in !errors.contains { $0.range.overlaps(own.range) } }
            }
        }
        return errors.sorted {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
    }
}

extension SourceRange {
    /// Whether both have a byte in common.
    fileprivate func overlaps(_ other: SourceRange) -> Bool {
        lowerBound < other.upperBound && other.lowerBound < upperBound
    }
}

extension ResolvedCondition {
    /// Whether it, or what it refers to, asks something of orders, whose money may have several currencies.
    fileprivate var speaksOfOrders: Bool {
        switch self {
        case .orders, .rfm, .top(_, _, by: .orders): true
        case .segment(let reference): reference.conditions.contains { $0.speaksOfOrders }
        case .events, .figure, .firstEvent, .lastEvent, .regular, .orderDate, .identifier, .field, .anniversary, .top,
            .sequence, .list:
            false
        }
    }
}
