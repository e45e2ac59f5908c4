internal import SegmentLanguage

/// Something that is wrong or doubtful in a segment, with its place.
struct SegmentFinding {
    /// How much it matters.
    enum Severity: String {
        case error
        case warning
        case hint
    }

    /// The file's path, the saved name, or `expression`.
    let segment: String
    let severity: Severity
    /// From 1; nil where the whole segment is meant.
    let place: (line: Int, column: Int)?
    let message: String
    let suggestion: String?
    /// The whole as a person reads it, with the line and carets.
    let text: String

    /// A finding in the text of a segment.
    init(_ segment: SegmentText, _ severity: Severity, _ diagnostic: Diagnostic) {
        self.segment = segment.place
        self.severity = severity
        place = diagnostic.place(in: segment.text)
        message = diagnostic.message
        suggestion = diagnostic.suggestion
        text = diagnostic.render(in: segment.text, file: segment.place, severity: severity.rawValue)
    }

    /// A finding on a whole segment.
    init(_ segment: SegmentText, hint: String) {
        self.init(segment, .hint, message: hint)
    }

    /// A file that could not be taken for a segment at all.
    init(_ segment: SegmentText, _ fault: String) {
        self.init(segment, .error, message: fault)
    }

    private init(_ segment: SegmentText, _ severity: Severity, message: String) {
        self.segment = segment.place
        self.severity = severity
        (place, suggestion) = (nil, nil)
        self.message = message
        text = "\(segment.place): \(severity.rawValue): \(message)"
    }
}
