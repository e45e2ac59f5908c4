internal import EventModel
internal import SegmentLanguage

extension SegmentSources {
    /// The same sources, of which each segment and list is asked once, so that all moments see the same files.
    func remembered() -> SegmentSources {
        let memory = Memory()
        var remembered = self
        remembered.segments = segments.map { source in
            { name in
                if let known = memory.segments[ComparedByBytes(name)] { return known }
                let text = try source(name)
                memory.segments[ComparedByBytes(name)] = .some(text)
                return text
            }
        }
        remembered.lists = lists.map { source in
            { file, segment in
                let place = References.ListPlace(file: file, segment: segment)
                if let known = memory.lists[place] { return known }
                let identifiers = try source(file, segment)
                memory.lists[place] = identifiers
                return identifiers
            }
        }
        return remembered
    }

    private final class Memory {
        var segments: [ComparedByBytes: String?] = [:]
        var lists: [References.ListPlace: [Identifier]] = [:]
    }
}
