internal import GRDBSQLite

/// What an aggregate keeps between the rows of a group: an object that lives as long as the group.
enum AggregateState {
    /// The group's object, made for its first row.
    @inline(__always)
    static func with<State: AnyObject>(
        _ context: OpaquePointer?,
        make: () -> State,
        _ body: (State) -> Void
    ) {
        guard let place = place(context, creating: true) else { return sqlite3_result_error_nomem(context) }
        if place.pointee == nil { place.pointee = Unmanaged.passRetained(make()).toOpaque() }
        guard let pointer = place.pointee else { return }
        Unmanaged<State>.fromOpaque(pointer)._withUnsafeGuaranteedRef(body)
    }

    /// The group's object while it goes on; nil if it had no row.
    static func current<State: AnyObject>(_ type: State.Type, _ context: OpaquePointer?) -> State? {
        guard let place = place(context, creating: false), let pointer = place.pointee else { return nil }
        return Unmanaged<State>.fromOpaque(pointer).takeUnretainedValue()
    }

    /// The group's object at its end, which it does not outlive; nil if it had no row.
    static func last<State: AnyObject>(_ type: State.Type, _ context: OpaquePointer?) -> State? {
        guard let place = place(context, creating: false), let pointer = place.pointee else { return nil }
        place.pointee = nil
        return Unmanaged<State>.fromOpaque(pointer).takeRetainedValue()
    }

    private static func place(
        _ context: OpaquePointer?,
        creating: Bool
    ) -> UnsafeMutablePointer<UnsafeMutableRawPointer?>? {
        // Without a size it gives what is there already. New memory is zeroed, that is nil.
        let size = creating ? Int32(MemoryLayout<UnsafeMutableRawPointer?>.size) : 0
        return sqlite3_aggregate_context(context, size)?.assumingMemoryBound(to: UnsafeMutableRawPointer?.self)
    }
}
