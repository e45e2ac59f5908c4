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
    /// The segment; nil if there are errors.
    package let expression: SegmentExpression?

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
        let resolver = SegmentResolver(
            names: snapshot.map { KnownNames($0) } ?? .all,
            asOf: .now(in: snapshot?.zone ?? .utc),
            sources: sources
        )
        do throws(SegmentSyntaxError) {
            let expression = try parseSegment(text)
            let resolved = try resolver.resolve(expression, text: text, name: name)
            errors = []
            hints = resolved.hints
            self.expression = expression
        } catch {
            errors = Self.errors(error, resolver, name: name)
            (warnings, hints, expression) = ([], [], nil)
            return
        }
        guard let expression, let snapshot else {
            warnings = []
            return
        }
        warnings = try DataWarnings.of(expression, snapshot)
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
