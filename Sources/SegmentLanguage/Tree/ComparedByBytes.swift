/// A text that is the same only byte for byte.
///
/// Swift's texts are equal where Unicode calls them canonically equivalent, as `é` in one character and in two; values and names
/// of the data are not, and conditions that differ in them are different conditions.
@propertyWrapper
package struct ComparedByBytes: Hashable, Sendable {
    /// The text itself.
    package var wrappedValue: String

    /// Wraps a text.
    package init(wrappedValue: String) {
        self.wrappedValue = wrappedValue
    }

    /// Wraps a text that is no property, as those of a set are none.
    package init(_ text: String) {
        wrappedValue = text
    }

    /// Whether the bytes are the same.
    package static func == (left: ComparedByBytes, right: ComparedByBytes) -> Bool {
        left.wrappedValue.utf8.elementsEqual(right.wrappedValue.utf8)
    }

    /// Feeds the bytes.
    package func hash(into hasher: inout Hasher) {
        var text = wrappedValue
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        // No byte of a text, so that a longer one does not feed the same as two.
        hasher.combine(UInt8.max)
    }
}
