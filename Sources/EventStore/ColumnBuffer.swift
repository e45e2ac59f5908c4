package import Columns
internal import EventModel

/// The values of one column for the rows of an ``EventBuffer`` or the lines of a ``LineBuffer``, one entry a row.
///
/// The same shape serves events on their way into a part and row groups read back from the file.
@usableFromInline package final class ColumnBuffer {
    /// The column's number.
    package let column: UInt32
    /// The class of each row's value.
    package var classes: [ValueClass] = []
    /// The payload of each row's value; see ``Cell``.
    ///
    /// What was read for conditions is unpacked when somebody asks for it.
    @inlinable package var values: [Int64] {
        get {
            if arePacked { unpack() }
            return unpackedValues
        }
        _modify {
            if arePacked { unpack() }
            yield &unpackedValues
        }
    }
    @usableFromInline var unpackedValues: [Int64] = []
    /// Whether the values are not unpacked yet.
    @usableFromInline private(set) var arePacked = false
    private var packed: PackedValues?
    /// Scale, time form or list style of each row's value.
    package var extras: [UInt16] = []
    /// The plain texts, one after another.
    package var plainTexts: [UInt8] = []
    /// The lines of the rows that are lists or objects.
    package var lines: LineBuffer?
    /// The dictionary code of a list's original text, for rows whose text no style gives back.
    package var originals: [Int: UInt32] = [:]
    /// The class of every row, where a chunk said that all have the same; loops need not look at each then.
    package var commonClass: ValueClass?
    /// The scale of every row, where all rows are numbers and have the same.
    package var commonScale: UInt16?
    /// The scale that each number was written with, where ``extras`` has that to which a chunk brought them all.
    package var ownScales: [UInt16]?

    init(column: UInt32) {
        self.column = column
    }

    // MARK: Values that are not unpacked yet

    /// The values of all rows as they lie in the file.
    struct PackedValues {
        let stream: IntegerStreamReader<Int64>
        /// Where they lie in the stream.
        let places: Range<Int>
        /// Keeps the bytes of the stream where they are.
        let bytes: AllocatedBytes
        /// What they are held against when they are unpacked, if they are codes that nobody has held against it.
        let codes: CodeBound?
    }

    /// Takes values to be unpacked later.
    func take(_ values: PackedValues) {
        packed = values
        arePacked = true
    }

    /// How many lines each row has, where all are lists and nobody asked for their values yet.
    package private(set) var lineCounts: [UInt32]?

    /// Takes the counts of the lines of all rows, which become values when somebody asks for these.
    func take(lineCounts counts: [UInt32]) {
        lineCounts = counts
        arePacked = true
    }

    /// Whether there are no values, packed or not.
    var lacksValues: Bool { !arePacked && unpackedValues.isEmpty }

    @usableFromInline
    func unpack() {
        if let lineCounts {
            var end = 0
            unpackedValues = lineCounts.map { count in
                let range = PackedRange(start: end, count: Int(count))
                end += range.count
                return range.packed
            }
            (self.lineCounts, arePacked) = (nil, false)
        }
        guard let packed else { return }
        unpackedValues = [Int64](unsafeUninitializedCapacity: packed.places.count) { values, initialized in
            if let start = values.baseAddress { packed.stream.decode(packed.places, into: start) }
            initialized = packed.places.count
        }
        packed.codes?.check(&unpackedValues)
        (self.packed, arePacked) = (nil, false)
    }

    /// A range that all values lie in, if they are not unpacked yet and it shows without that.
    package var knownRange: ClosedRange<Int64>? { packed?.stream.knownRange }

    /// The rows whose value lies within bounds, counted from the first of the rows; they all have an entry.
    package func rows(_ rows: Range<Int>, within bounds: ClosedRange<Int64>) -> Bitmap {
        guard let packed else {
            return unpackedValues.withUnsafeBufferPointer { values in
                Bitmap(of: rows) { bounds.lowerBound <= values[$0] && values[$0] <= bounds.upperBound }
            }
        }
        let first = packed.places.lowerBound
        return packed.stream.bits(of: first + rows.lowerBound..<first + rows.upperBound, within: bounds)
    }

    // MARK: Rows

    /// How many rows have an entry; rows beyond are absent.
    package var count: Int { classes.count }

    /// Fills up with absent values to a count of rows.
    func pad(to rows: Int) {
        let missing = rows - classes.count
        guard missing > 0 else { return }
        (commonClass, commonScale) = (nil, nil)
        if missing == 1 {
            classes.append(.absent)
            values.append(0)
            extras.append(0)
        } else {
            classes.append(contentsOf: repeatElement(.absent, count: missing))
            values.append(contentsOf: repeatElement(0, count: missing))
            extras.append(contentsOf: repeatElement(0, count: missing))
        }
    }

    /// Empties the column, its lines included; the memory is kept.
    func removeAll() {
        classes.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
        extras.removeAll(keepingCapacity: true)
        plainTexts.removeAll(keepingCapacity: true)
        originals.removeAll(keepingCapacity: true)
        (commonClass, commonScale, ownScales) = (nil, nil, nil)
        lines?.removeAll()
    }

    /// The class of a row's value; rows without an entry are absent.
    @inline(__always)
    package func valueClass(_ row: Int) -> ValueClass {
        row < classes.count ? classes[row] : .absent
    }

    /// The number in a row with the scale that it was written with; the row must be a number.
    package func writtenNumber(_ row: Int) -> (mantissa: Int64, scale: UInt16) {
        guard let own = ownScales?[row], own < extras[row] else { return (values[row], extras[row]) }
        return (values[row] / Int64(ExactDecimal.powersOfTen[Int(extras[row] - own)]), own)
    }

    /// The plain text of a row, valid during the call.
    func withPlainText<Result>(_ row: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        let range = PackedRange(values[row])
        return try plainTexts.withUnsafeBytes {
            try body(UnsafeRawBufferPointer(rebasing: $0[range.start..<range.start + range.count]))
        }
    }
}

/// The lines of a column's lists, one after another in the order of the rows.
package final class LineBuffer: ColumnGroup {
    /// How many lines there are.
    package var count = 0
    /// Which line of a chunk the first one is.
    var firstLine = 0
    /// The code of each line's shape: its fields in their order.
    package var shapes: [UInt32] = []

    func removeAll() {
        count = 0
        shapes.removeAll(keepingCapacity: true)
        emptyColumns()
    }
}

/// Events of one type, one row each.
package final class EventBuffer: ColumnGroup {
    /// The event type's number.
    package let eventType: UInt32
    /// Each event's place in its part's order, counted from the part's first event.
    package var positions: [UInt32] = []
    /// Each event's time in microseconds on the store's clock.
    package var occurred: [Int64] = []
    /// How each event's time was written; see ``OccurredForm``.
    package var occurredForms: [UInt16] = []
    /// The code of each event's shape.
    package var shapes: [UInt32] = []
    /// The raw JSON of the events that no shape holds, by row.
    package var raws: [Int: [UInt8]] = [:]
    /// The contact of each event, ``noContact`` for none; derived.
    package var contacts: [UInt32] = []

    /// The rows that the events have in their row group, if some of its events were removed.
    var originalRows: [Int]?
    /// How many events there are, where their times were not read.
    var untimedCount: Int?

    /// The contact number of events that name no contact.
    package static let noContact = UInt32.max

    init(eventType: UInt32) {
        self.eventType = eventType
    }

    /// How many events there are.
    package var count: Int { untimedCount ?? occurred.count }

    func removeAll() {
        positions.removeAll(keepingCapacity: true)
        occurred.removeAll(keepingCapacity: true)
        occurredForms.removeAll(keepingCapacity: true)
        shapes.removeAll(keepingCapacity: true)
        contacts.removeAll(keepingCapacity: true)
        raws.removeAll(keepingCapacity: true)
        emptyColumns()
    }
}

/// How `occurred` was written, beside the codes of ``TimeForm``.
enum OccurredForm {
    /// The event has no `occurred`; its time is that of `date`.
    static let missing: UInt16 = 0xFFFF
    /// Another spelling: the text stands in the member column `occurred`.
    static let spelled: UInt16 = 0xFFFE
}
