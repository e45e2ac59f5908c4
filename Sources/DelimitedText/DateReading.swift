/// Takes the pieces of a date off the front of a cell.
struct DateReading {
    private let cell: UnsafeRawBufferPointer
    private var place = 0

    init(_ cell: UnsafeRawBufferPointer) {
        self.cell = cell
    }

    /// A time of the day and what belongs to it.
    struct Time {
        var hour = 0
        var minute = 0
        var second = 0
        var precision = DateCell.Precision.day
        var fraction = 0..<0
        var zone = 0..<0
    }

    private var next: UInt8? { place < cell.count ? cell[place] : nil }

    /// Digits and their number, if there are as many as may be.
    mutating func digits(_ counts: ClosedRange<Int>) -> (value: Int, count: Int)? {
        var (value, count) = (0, 0)
        while let byte = next, CellBytes.isDigit(byte), count < counts.upperBound {
            value = value * 10 + Int(byte - 0x30)
            count += 1
            place += 1
        }
        return count >= counts.lowerBound ? (value, count) : nil
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        place += 1
        return true
    }

    /// One of the signs that stand between the parts of a date.
    mutating func separator() -> UInt8? {
        guard let byte = next, byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/")
        else {
            return nil
        }
        place += 1
        return byte
    }

    /// The time behind the date, up to the end of the cell; nil if there is something else.
    mutating func time() -> Time? {
        var time = Time()
        if place == cell.count { return time }
        if take(UInt8(ascii: ",")) { skipBlanks() } else if !take(UInt8(ascii: "T")), !skipBlanks() { return nil }
        guard let hour = digits(1...2), take(UInt8(ascii: ":")), let minute = digits(2...2) else { return nil }
        (time.hour, time.minute, time.precision) = (hour.value, minute.value, .minute)
        if take(UInt8(ascii: ":")) {
            guard let second = digits(2...2) else { return nil }
            (time.second, time.precision) = (second.value, .second)
            if let byte = next, byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
                place += 1
                let start = place
                while let byte = next, CellBytes.isDigit(byte) { place += 1 }
                guard place > start else { return nil }
                time.fraction = start..<place
            }
        }
        guard halfOfDay(&time), zone(&time) else { return nil }
        return place == cell.count ? time : nil
    }

    @discardableResult
    private mutating func skipBlanks() -> Bool {
        let start = place
        while place < cell.count {
            let width = CellBytes.blank(cell, at: place, before: cell.count)
            if width == 0 { break }
            place += width
        }
        return place > start
    }

    /// AM or PM, which need an hour from 1 to 12.
    private mutating func halfOfDay(_ time: inout Time) -> Bool {
        let start = place
        skipBlanks()
        guard place + 1 < cell.count, cell[place + 1] | 0x20 == UInt8(ascii: "m") else {
            place = start
            return true
        }
        let half = cell[place] | 0x20
        guard half == UInt8(ascii: "a") || half == UInt8(ascii: "p"), (1...12).contains(time.hour) else { return false }
        time.hour = time.hour % 12 + (half == UInt8(ascii: "p") ? 12 : 0)
        place += 2
        return true
    }

    /// `Z`, `+02`, `+02:00` or `+0200`.
    private mutating func zone(_ time: inout Time) -> Bool {
        let start = place
        if take(UInt8(ascii: "Z")) {
            time.zone = start..<place
        } else if take(UInt8(ascii: "+")) || take(UInt8(ascii: "-")) {
            guard let hours = digits(2...2), hours.value <= 15 else { return false }
            let hasColon = take(UInt8(ascii: ":"))
            if hasColon || place < cell.count {
                guard let minutes = digits(2...2), minutes.value < 60 else { return false }
            }
            time.zone = start..<place
        }
        return true
    }
}
