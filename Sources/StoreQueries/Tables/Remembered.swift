/// A value that is made when it is first asked for.
final class Remembered<Value> {
    private var known: Value?

    /// The value, made by this if it is not known yet.
    func value(_ make: () throws -> Value) rethrows -> Value {
        if let known { return known }
        let made = try make()
        known = made
        return made
    }
}
