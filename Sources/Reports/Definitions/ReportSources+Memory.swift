internal import EventModel
package import EventStore
package import SegmentEngine
internal import SegmentLanguage

extension ReportSources {
    /// What several parts of a report ask for alike.
    final class Memory {
        fileprivate var previews: [String: SegmentPreview] = [:]
        fileprivate var hints = Set<String>()
    }

    /// Evaluates a segment as of a moment; what a reader should know of it is given as hints.
    ///
    /// - Throws: What reading and evaluating a segment throws.
    package func preview(_ segment: String, _ snapshot: StoreSnapshot, _ asOf: AsOf) throws -> SegmentPreview {
        let key = "\(asOf.moment.microseconds) \(segment)"
        if let known = memory?.previews[key] { return known }
        let definition = try self.segment(segment, snapshot)
        let preview = try SegmentEngine.preview(
            definition.expression,
            text: definition.text,
            snapshot: snapshot,
            asOf: asOf,
            name: definition.name,
            sources: definition.sources
        )
        for warning in preview.warnings { hint(warning.render(in: definition.text)) }
        for text in preview.hints { hint(text) }
        memory?.previews[key] = preview
        return preview
    }

    /// The same sources, for parts that ask one after another of one store: each segment is evaluated once for a moment,
    /// and each hint given once.
    func remembering() -> ReportSources {
        let memory = Memory()
        var sources = ReportSources(
            definition: definition,
            definitionPaths: definitionPaths,
            file: file,
            segmentNames: segmentNames,
            segment: segment,
            hint: { [hint] in if memory.hints.insert($0).inserted { hint($0) } },
            progress: progress,
            check: check
        )
        sources.memory = memory
        return sources
    }
}
