/// One event taken apart into cells, before it is known whether it will be stored.
///
/// The buffers are used again for each event, so that reading allocates nothing in the long run.
struct EventRow: ~Copyable {
    var eventType: UInt32 = 0
    var hasType = false
    /// Cells of the parameters, in their order; then those of other members.
    var cells = PlainList<Cell>(capacity: 64)
    /// How many of `cells` are parameters.
    var parameterCount = 0
    /// Cells of top-level members, until they are moved behind the parameters.
    var memberCells = PlainList<Cell>()
    /// Cells of lines; a list's cell holds the range of its lines in `lines`.
    var lineCells = PlainList<Cell>(capacity: 64)
    var lines = PlainList<Line>()
    /// The texts of cells whose columns keep plain texts.
    var plainTexts = PlainList<UInt8>()
    /// Texts whose codes are still to be looked up, all together when the event has been read.
    var pendingTexts = PlainList<PendingText>(capacity: 64)
    /// The shape: top-level members and parameters in their order; see ``Shape``.
    var shape = PlainList<UInt32>()
    var shapeCode: UInt32 = 0
    var occurred: Int64 = 0
    var occurredForm: UInt16 = OccurredForm.missing
    /// Whether the event must be kept as it stood, because cells and shape do not give all of it back.
    var needsRaw = false
    /// The minified JSON of the whole event, if it is needed.
    var raw: [UInt8] = []
    /// Codes of original list texts, by the index of the list's cell in `cells`.
    var originals: [(cell: Int, code: Int64)] = []

    struct Line {
        var shapeCode: UInt32
        var firstCell: Int
        var cellCount: Int
    }

    /// The lists of cells.
    enum CellList: UInt8 {
        case parameters, members, lines
    }

    /// A text without its code yet; its bytes live as long as the parser's tokens.
    struct PendingText: BitwiseCopyable {
        let list: CellList
        let cell: Int
        let column: UInt32
        let text: WantedText
        /// Where the look-up begins, if the store knows texts of this column.
        var slot: UnsafePointer<TextSlot>?

        /// Asks the memory for the text that the slot points to.
        @inline(__always)
        func askForText() { slot?.askForText(of: text) }
    }

    /// The index of the next cell of a list.
    @inline(__always)
    func nextCell(of list: CellList) -> Int {
        switch list {
        case .parameters: cells.count
        case .members: memberCells.count
        case .lines: lineCells.count
        }
    }

    @inline(__always)
    func set(_ code: Int64, of text: PendingText) {
        switch text.list {
        case .parameters: cells.start[text.cell].value = code
        case .members: memberCells.start[text.cell].value = code
        case .lines: lineCells.start[text.cell].value = code
        }
    }

    mutating func removeAll() {
        pendingTexts.truncate(to: 0)
        hasType = false
        cells.truncate(to: 0)
        parameterCount = 0
        memberCells.truncate(to: 0)
        lineCells.truncate(to: 0)
        lines.truncate(to: 0)
        plainTexts.truncate(to: 0)
        shape.truncate(to: 0)
        occurredForm = OccurredForm.missing
        if needsRaw { raw.removeAll(keepingCapacity: true) }
        needsRaw = false
        if !originals.isEmpty { originals.removeAll(keepingCapacity: true) }
    }
}

/// The parts of a shape: one number for each top-level member, in order, and for `params` the columns after it.
///
/// `eventType`, `occurred` and `keyValue` are themselves; `params` is followed by the count of parameters and one number
/// each: the column times two, plus one where `value` stands before `name`. Any other member is its column plus
/// ``firstMember``.
package enum Shape {
    static let eventType: UInt32 = 0
    static let occurred: UInt32 = 1
    static let parameters: UInt32 = 2
    static let firstMember: UInt32 = 8
}
