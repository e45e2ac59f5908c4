/// A property that says nothing about what its owner means, so that equality and hashing pass it over.
///
/// Two conditions are the same condition wherever they stand in a text; their source ranges are kept in this wrapper.
@propertyWrapper
package struct NotCompared<Value: Sendable>: Hashable, Sendable {
    /// The value itself.
    package var wrappedValue: Value

    /// Wraps a value.
    package init(wrappedValue: Value) {
        self.wrappedValue = wrappedValue
    }

    /// Always true.
    package static func == (left: NotCompared, right: NotCompared) -> Bool { true }

    /// Feeds nothing.
    package func hash(into hasher: inout Hasher) {}
}
