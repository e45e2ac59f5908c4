internal import Columns
internal import EventModel
internal import SegmentEngine

extension ReportSources {
    /// What several parts of a report ask for alike.
    private final class Memory {
        var members: [String: Bitmap] = [:]
        var hints = Set<String>()
    }

    /// The same sources, for parts that ask one after another of one store: each segment is evaluated once for a moment,
    /// and each hint given once.
    func remembering() -> ReportSources {
        let memory = Memory()
        return ReportSources(
            definition: definition,
            definitionPaths: definitionPaths,
            file: file,
            segmentNames: segmentNames,
            members: { segment, snapshot, asOf in
                let key = "\(asOf.moment.microseconds) \(segment)"
                if let known = memory.members[key] { return known }
                let found = try members(segment, snapshot, asOf)
                memory.members[key] = found
                return found
            },
            hint: { if memory.hints.insert($0).inserted { hint($0) } }
        )
    }
}
