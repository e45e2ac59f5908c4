/// A stored event on its way out, valid while the call that was given it runs.
package struct ExportedEvent {
    /// The event's number.
    package let number: Int64
    /// Events of the same type, with all their columns.
    package let buffer: EventBuffer
    /// The event's row there.
    package let row: Int
    let writer: EventWriter

    /// Appends the event as a minified JSON object, value for value as it came.
    package func appendJSON(to bytes: inout [UInt8]) {
        writer.append(row, of: buffer, to: &bytes)
    }
}
