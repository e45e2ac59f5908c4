/// What a stored value is, one byte a row.
///
/// The numbers are part of the file format.
@usableFromInline package enum ValueClass: UInt8, Sendable, BitwiseCopyable {
    /// The event has no such parameter.
    case absent = 0
    /// JSON null.
    case null = 1
    /// JSON false.
    case `false` = 2
    /// JSON true.
    case `true` = 3
    /// A JSON number whose digits follow from mantissa and scale.
    case number = 4
    /// A text that is such a number: `"258.0"`.
    case numberText = 5
    /// A text, by its code in the column's dictionary.
    case text = 6
    /// A text that is a time in a ``TimeForm``.
    case time = 7
    /// A nested list or object that no column holds: its minified JSON, by its code in the column's dictionary.
    case json = 8
    /// A JSON number of another spelling (`1e5`, 20 digits): its digits, by their code in the column's dictionary.
    case digits = 9
    /// A list of objects, the lines of an order for instance.
    case list = 10
    /// A text that is the JSON of such a list.
    case listText = 11
    /// A single object, one line.
    case object = 12
    /// A text kept in the chunk itself, for parameters whose texts hardly ever repeat.
    case plainText = 13
}

extension ValueClass {
    /// Whether the value is a mantissa and a scale.
    @inlinable package var isNumber: Bool { self == .number || self == .numberText }
    /// Whether the value is a code into the column's dictionary.
    @inlinable package var isCode: Bool { self == .text || self == .json || self == .digits }
    /// Whether the value is a run of lines.
    @inlinable package var isLines: Bool { self == .list || self == .listText || self == .object }
}

/// One value of one event on its way between JSON and the columns.
///
/// `value` is a mantissa, a dictionary code, a time in microseconds, a range of lines, or a range of plain text,
/// as the class says; `extra` is the scale of a number, the form of a time, or the style of a list in a text. A code is the
/// store's, or below zero the complement of a place among the new texts of a block.
package struct Cell: BitwiseCopyable {
    /// The column.
    package var column: UInt32
    /// The value's class.
    package var valueClass: ValueClass
    /// Scale, form or style.
    package var extra: UInt16
    /// The payload.
    package var value: Int64
    /// A hash of the text behind a code or plain text, else zero: the same in every store.
    package var textHash: UInt64

    init(column: UInt32, _ valueClass: ValueClass, value: Int64 = 0, extra: UInt16 = 0, textHash: UInt64 = 0) {
        self.column = column
        self.valueClass = valueClass
        self.extra = extra
        self.value = value
        self.textHash = textHash
    }
}

/// A run of consecutive lines or bytes, packed into the 64 bits of a value: start in 39 bits, count in 24.
@usableFromInline package struct PackedRange: Sendable {
    /// The first line or byte.
    @usableFromInline package let start: Int
    /// How many.
    @usableFromInline package let count: Int

    /// The greatest count that fits.
    package static let greatestCount = 1 << 24 - 1

    @inlinable
    package init(start: Int, count: Int) {
        self.start = start
        self.count = count
    }

    /// Unpacks a value.
    @inlinable
    package init(_ value: Int64) {
        start = Int(value >> 24)
        count = Int(value & 0xFF_FFFF)
    }

    /// The packed value.
    @inlinable package var packed: Int64 { Int64(start) << 24 | Int64(count) }
}
