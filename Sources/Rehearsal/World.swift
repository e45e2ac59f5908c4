/// The same data as somebody has it.
enum World: Hashable {
    /// As the vendor has it: without the events that are ignored.
    case held
    /// As the file meant it: every event once, without the defects that can be mended.
    case meant
    /// As the vendor would have it without the defect that one rule finds.
    case without(String)
}
