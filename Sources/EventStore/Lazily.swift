internal import Dispatch
internal import Synchronization

/// A value that is worked out when somebody first asks for it, by any thread.
final class Lazily<Value: Sendable>: Sendable {
    private let known = Mutex<Value?>(nil)
    private let make: @Sendable () -> Value

    init(_ make: @escaping @Sendable () -> Value) {
        self.make = make
    }

    /// Has another thread work the value out, so that it is there when it is asked for.
    func begin() {
        DispatchQueue.global(qos: .userInitiated).async { _ = self.value }
    }

    /// The value; keep it rather than ask for it in a loop.
    var value: Value {
        known.withLock { known in
            if let known { return known }
            let value = make()
            known = value
            return value
        }
    }
}
