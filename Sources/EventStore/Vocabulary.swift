internal import EventModel
internal import Synchronization

/// Everything that codes and numbers of the store stand for: columns, dictionaries, event types and shapes.
///
/// Append-only; what is not saved yet is written with the next part.
package final class Vocabulary {
    var registry = ColumnRegistry()
    /// The dictionary of each column, by the column's number; a repeated name's column leaves its own empty.
    var dictionaries: [TextDictionary] = []
    var eventTypes = TextDictionary()
    var eventShapes = TextDictionary()
    var lineShapes = TextDictionary()
    /// What was wrong with texts when they were read.
    let damage = Damage()
    /// How many columns stand in the file already.
    var savedColumnCount = 0
    private var decodedEventShapes: [[UInt32]] = []
    private var decodedLineShapes: [[UInt32]] = []
    private var decodedParameters: [[UInt32]] = []

    init() {}

    /// The first thing found wrong in the file where nothing could be thrown; results that came after it are worth nothing.
    final class Damage: Sendable {
        private let first = Mutex<(any Error)?>(nil)

        /// Does something and keeps its error.
        func noting(_ body: () throws -> Void) {
            do { try body() } catch { note(error) }
        }

        /// Keeps an error; any thread may have found it.
        func note(_ error: any Error) {
            first.withLock { $0 = $0 ?? error }
        }

        /// Throws what was found wrong.
        func check() throws {
            if let error = first.withLock({ $0 }) { throw error }
        }
    }

    /// The number of a column, made if there is none.
    @inline(__always)
    func column(
        scope: ColumnName.Scope,
        parent: UInt32 = 0,
        name: UnsafeRawBufferPointer,
        occurrence: Int = 0
    ) -> UInt32 {
        let number = registry.column(scope: scope, parent: parent, name: name, occurrence: occurrence)
        while dictionaries.count <= Int(number) { dictionaries.append(TextDictionary()) }
        return number
    }

    /// Finds the columns whose texts turn out to be mostly distinct: from then on they stay out of the dictionary.
    ///
    /// The key of events has to have far more of them. It names contacts, who come again, but of events in no order of time the
    /// first hundreds of thousands may have a new one each.
    func choosePlainColumns() {
        for column in dictionaries.indices where !registry.isCoded[column] {
            let fewest = registry.isKey(column) ? Self.fewestPlainKeys : Self.fewestPlainTexts
            if dictionaries[column].isMostlyDistinct(from: fewest) { dictionaries[column].keepsPlainTexts = true }
        }
    }

    /// From so many new texts on it shows whether most are new.
    private static let fewestPlainTexts = 1 << 15
    /// More keys are no contacts, but a number for each event, and would fill the memory.
    private static let fewestPlainKeys = 1 << 22

    /// The dictionary that a column's codes belong to.
    @inline(__always)
    func dictionaryNumber(of column: UInt32) -> Int {
        Int(registry.dictionaries[Int(column)])
    }

    /// Calls with the text of a code of a column.
    @inline(__always)
    func withText<Result>(
        _ code: Int64,
        column: UInt32,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        try dictionaries[dictionaryNumber(of: column)].withText(UInt32(truncatingIfNeeded: code), body)
    }

    /// The code of an event's shape.
    func code(ofEventShape shape: [UInt32]) -> UInt32 {
        shape.withUnsafeBytes { eventShapes.code(of: $0, hash: TextHash.of($0)) }
    }

    /// The code of a line's shape.
    func code(ofLineShape shape: [UInt32]) -> UInt32 {
        shape.withUnsafeBytes { lineShapes.code(of: $0, hash: TextHash.of($0)) }
    }

    /// The numbers of an event's shape; see ``Shape``.
    func eventShape(_ code: UInt32) -> [UInt32] {
        if Int(code) < decodedEventShapes.count { return decodedEventShapes[Int(code)] }
        return decode(code, eventShapes, of: .eventShape, &decodedEventShapes, isEventShape)
    }

    /// The columns of a line's fields, in their order.
    func lineShape(_ code: UInt32) -> [UInt32] {
        if Int(code) < decodedLineShapes.count { return decodedLineShapes[Int(code)] }
        return decode(code, lineShapes, of: .lineShape, &decodedLineShapes) { $0.allSatisfy(hasColumn) }
    }

    /// Reads all texts and shapes, after which nothing changes any more by being looked at.
    func readAll() {
        for dictionary in dictionaries { dictionary.readTexts() }
        eventTypes.readTexts()
        readShapes()
    }

    /// Reads all shapes, and notes what is wrong with them.
    func readShapes() {
        if eventShapes.count > 0 { _ = parameters(ofShape: UInt32(eventShapes.count - 1)) }
        if lineShapes.count > 0 { _ = lineShape(UInt32(lineShapes.count - 1)) }
    }

    /// - Parameter isRight: Whether numbers can be a shape; others are noted, and are one that has nothing.
    private func decode(
        _ code: UInt32,
        _ dictionary: borrowing TextDictionary,
        of kind: VocabularyTable.Kind,
        _ decoded: inout [[UInt32]],
        _ isRight: ([UInt32]) -> Bool
    ) -> [UInt32] {
        while decoded.count <= Int(code) {
            let next = UInt32(decoded.count)
            let shape = dictionary.withText(next) { bytes in
                (0..<bytes.count / 4).map { bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self) }
            }
            let isShape = isRight(shape)
            if !isShape {
                let place = "dictionary 0 of kind \(kind.rawValue)"
                damage.note(DamagedBytes(place: place, detail: "there cannot be a shape \(next) like this"))
            }
            decoded.append(isShape ? shape : [])
        }
        return decoded[Int(code)]
    }

    private func hasColumn(_ number: UInt32) -> Bool { number < registry.count }

    /// Whether numbers are the shape of an event, of columns that there are.
    private func isEventShape(_ numbers: [UInt32]) -> Bool {
        var rest = numbers[...]
        while let number = rest.popFirst() {
            switch number {
            case Shape.eventType, Shape.occurred: continue
            case Shape.parameters:
                guard let count = rest.popFirst(), count <= rest.count,
                    rest.prefix(Int(count)).allSatisfy({ hasColumn($0 >> 1) })
                else { return false }
                rest.removeFirst(Int(count))
            default:
                guard number >= Shape.firstMember, hasColumn(number - Shape.firstMember) else { return false }
            }
        }
        return true
    }

    /// The columns of an event's parameters, in their order, as its shape has them.
    func parameters(ofShape code: UInt32) -> [UInt32] {
        while decodedParameters.count <= Int(code) {
            decodedParameters.append(Self.parameters(of: eventShape(UInt32(decodedParameters.count))))
        }
        return decodedParameters[Int(code)]
    }

    private static func parameters(of shape: [UInt32]) -> [UInt32] {
        guard let position = shape.firstIndex(of: Shape.parameters) else { return [] }
        let count = Int(shape[position + 1])
        return shape[(position + 2)..<(position + 2 + count)].map { $0 >> 1 }
    }
}
