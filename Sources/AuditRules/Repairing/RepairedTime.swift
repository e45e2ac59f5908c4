internal import EventModel

/// Times in the forms of the vendor's pages.
enum RepairedTime {
    /// An `occurred` to the minute, if it can be read and has another form.
    static func occurred(_ value: JSONValue, _ zone: ClockZone, _ changes: inout [RepairedValue]) -> JSONValue {
        guard let time = read(value) else { return value }
        if case .text(let text) = value, let form = time.form, form == .date || form == .minute,
            written(time.written, form) == text
        {
            return value
        }
        let mended = JSONValue.text(written(zone.wallClock(time), .minute))
        changes.append(RepairedValue(rule: "occurred-format", pointer: "/occurred", before: value, after: mended))
        return mended
    }

    /// An `occurred` to the minute from an order's date; nil if that cannot be read.
    static func occurred(fromDate value: JSONValue, _ zone: ClockZone) -> JSONValue? {
        read(value).map { .text(written(zone.wallClock($0), .minute)) }
    }

    /// An order's date with seconds and a `T`, if it can be read and has not both.
    static func date(_ value: JSONValue, at pointer: String, _ changes: inout [RepairedValue]) -> JSONValue {
        guard let time = read(value), let form = time.form else { return value }
        let usual = form.withT == .date || form.withT == .minute ? .second : form.withT
        guard usual != form else { return value }
        let mended = JSONValue.text(written(time.written, usual))
        changes.append(RepairedValue(rule: "order-date-form", pointer: pointer, before: value, after: mended))
        return mended
    }

    private static func read(_ value: JSONValue) -> TimeText? {
        guard case .text(var text) = value else { return nil }
        return text.withUTF8 { TimeText(trimming: UnsafeRawBufferPointer($0)) }
    }

    private static func written(_ clock: WallClock, _ form: TimeForm) -> String {
        var bytes: [UInt8] = []
        clock.append(in: form, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
