internal import EventModel
internal import SegmentLanguage

/// What is known of the references of a segment while it is being resolved.
struct References {
    /// A list, and the segment in whose text it is named, since its path may be relative to that segment's file.
    struct ListPlace: Hashable {
        @ComparedByBytes private(set) var file: String
        private let segmentName: ComparedByBytes?

        /// Makes a place.
        init(file: String, segment: String?) {
            _file = ComparedByBytes(file)
            segmentName = segment.map { ComparedByBytes($0) }
        }

        /// The segment's name; nil: the text that is asked is no saved segment.
        var segment: String? { segmentName?.wrappedValue }
    }

    /// Where references lead.
    let sources: SegmentSources
    /// The names of the segments that are being resolved, each named in the text of the one before.
    var path: [String]
    /// The segments that have been resolved.
    var segments: [ComparedByBytes: ResolvedReference] = [:]
    /// The lists that have been read.
    var lists: [ListPlace: ResolvedList] = [:]
    /// The messages that say in which segment the mistake is.
    private var placed: Set<String> = []

    /// Knows nothing yet; a name is that of the segment itself.
    init(_ sources: SegmentSources, segment name: String?) {
        self.sources = sources
        path = name.map { [$0] } ?? []
    }

    /// The way from a segment back to itself, if a reference to it closes one.
    func cycle(to name: String) -> String? {
        guard let start = path.firstIndex(where: { ComparedByBytes($0) == ComparedByBytes(name) }) else { return nil }
        return (path[start...] + [name]).joined(separator: " → ")
    }

    /// The message at a reference for a mistake in the segment's own text: it names the innermost place.
    mutating func message(for diagnostic: Diagnostic, in text: String, of name: String) -> String {
        guard !placed.contains(diagnostic.message) else { return diagnostic.message }
        let place = diagnostic.render(in: text).prefix { !$0.isNewline }
        let mend = diagnostic.suggestion.map { $0.isEmpty ? "; leave it out" : "; did you mean \($0)?" } ?? ""
        let message = "in segment \"\(name)\", \(place)\(mend)"
        placed.insert(message)
        return message
    }

    /// Notes that a message needs no place, since it says where it is itself.
    mutating func stand(by message: String) {
        placed.insert(message)
    }
}
