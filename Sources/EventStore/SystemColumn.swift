/// The columns that every part or row group has beside those of parameters.
///
/// Their numbers are part of the file format.
///
/// Columns of names have their number in the registry plus ``firstNamed``.
enum SystemColumn {
    /// Per row group: each event's position in its part.
    ///
    /// Integer stream `UInt32`.
    static let position = 0
    /// Per row group: microseconds on the store's clock, ascending.
    ///
    /// Integer stream `Int64`.
    static let occurred = 1
    /// Per row group: how `occurred` was written.
    ///
    /// Integer stream `UInt16`.
    static let occurredForm = 2
    /// Per row group: the code of each event's shape.
    ///
    /// Integer stream `UInt32`.
    static let shape = 3
    /// Per row group, only where needed: rows (integer stream `UInt32`) and raw JSON (text stream).
    static let raw = 4
    /// Per row group, derived: the contact of each event.
    ///
    /// Integer stream `UInt32`.
    static let contact = 5
    /// Per part: where each event stood: streams `Int64` byte, `Int64` line, `UInt32` pointer kind, `UInt32` outer and
    /// `UInt32` inner index of the pointer.
    static let place = 6
    /// Per part: fingerprints in ascending order (stream `Int64`), then the position of each (stream `UInt32`); an entry an event.
    static let fingerprint = 7

    /// Per row group, only where events were removed: a bitmap of the removed rows.
    static let removed = 8

    static let firstNamed = 16
    /// The row group of what belongs to the whole part.
    static let wholePart = -1
}
