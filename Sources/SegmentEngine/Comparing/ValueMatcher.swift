internal import EventModel
internal import SegmentLanguage

/// The positive side of a test, taken apart by what a value can be: the literal's type decides how it is compared.
///
/// Numbers meet number literals, and text literals by their digits. Times meet date literals, and text literals by
/// their spelling. Truth values meet `true` and `false`. Whatever does not fit compares as false.
struct ValueMatcher {
    /// Whether all that is asked is that a value is there, and neither null nor empty.
    private(set) var asksWhetherSet = false
    /// The numbers that pass.
    private(set) var numbers: [NumberInterval] = []
    /// The texts that pass.
    private(set) var texts: [TextTest] = []
    /// The times that pass.
    private(set) var times: [TimeRange] = []
    /// The days of the year that pass, in whatever year.
    private(set) var days: Set<CalendarDay> = []
    /// Whether `true` passes.
    private(set) var passesTrue = false
    /// Whether `false` passes.
    private(set) var passesFalse = false
    private let zone: ClockZone
    private var mantissas: [ScaledBounds] = []

    /// Takes a test apart; its negation is left to the caller.
    init(_ kind: ValueTest.Kind, zone: ClockZone, ignoringCase: Bool = false) {
        self.zone = zone
        switch kind {
        case .isSet, .isEmpty: (asksWhetherSet, passesTrue, passesFalse) = (true, true, true)
        case .compare(let comparison, let literal): add(comparison, literal, ignoringCase: ignoringCase)
        case .oneOf(let literals): for literal in literals { add(.equal, literal, ignoringCase: ignoringCase) }
        case .between(let least, let greatest): add(between: least, greatest)
        }
        mantissas = (0...ExactDecimal.safeDigits).map { ScaledBounds(numbers, scale: $0) }
    }

    /// Asks for times that fall on days of the year.
    init(anniversaryOn days: Set<CalendarDay>, zone: ClockZone) {
        self.zone = zone
        self.days = days
        mantissas = (0...ExactDecimal.safeDigits).map { ScaledBounds([], scale: $0) }
    }

    private mutating func add(_ comparison: Operator, _ literal: Literal, ignoringCase: Bool) {
        switch literal.value {
        case .number(let number, let digits):
            if let interval = NumberInterval(comparison, number) {
                numbers.append(interval)
            } else {
                texts.append(TextTest(comparison, digits, ignoringCase: ignoringCase))
            }
        case .text(let text): texts.append(TextTest(comparison, text, ignoringCase: ignoringCase))
        case .date, .dateTime: if let range = literal.times(comparison) { times.append(range) }
        case .boolean(let truth):
            guard comparison == .equal else { return }
            if truth { passesTrue = true } else { passesFalse = true }
        }
    }

    private mutating func add(between least: Literal, _ greatest: Literal) {
        if case .number(let low, _) = least.value, case .number(let high, _) = greatest.value {
            numbers.append(
                NumberInterval(from: .init(low, isIncluded: true), to: .init(high, isIncluded: true))
            )
        } else if let first = least.ownTimes, let last = greatest.ownTimes {
            times.append(TimeRange(from: first.from, to: last.to))
        }
    }

    // MARK: Deciding

    /// Whether a text, or the digits of a JSON number, passes.
    func passes(text: UnsafeRawBufferPointer) -> Bool {
        if asksWhetherSet { return !text.isEmpty }
        if texts.contains(where: { $0.passes(text) }) { return true }
        if !numbers.isEmpty, let number = DecimalText.number(text), numbers.contains(where: { $0.contains(number) }) {
            return true
        }
        guard !times.isEmpty || !days.isEmpty, let time = TimeText(trimming: text) else { return false }
        return passes(clock: zone.wallClock(time).microseconds)
    }

    /// Whether a number passes as a number; what texts have to say to its digits is another question.
    @inline(__always)
    func passes(mantissa: Int64, scale: Int) -> Bool {
        if asksWhetherSet { return true }
        guard scale < mantissas.count else {
            let number = ExactDecimal(mantissa: Int128(mantissa), scale: scale)
            return numbers.contains { $0.contains(number) }
        }
        return mantissas[scale].contains(mantissa)
    }

    /// The mantissas of a scale that pass as numbers, if they are one run; an empty run if none passes.
    func onlyBounds(scale: Int) -> (least: Int64, greatest: Int64)? {
        guard scale < mantissas.count else { return nil }
        return mantissas[scale].only
    }

    /// Whether the digits of a number pass as a text.
    func passes(digitsOf mantissa: Int64, scale: Int, _ scratch: inout [UInt8]) -> Bool {
        guard !texts.isEmpty else { return false }
        scratch.removeAll(keepingCapacity: true)
        DecimalText.append(mantissa: mantissa, scale: UInt8(truncatingIfNeeded: scale), to: &scratch)
        return scratch.withUnsafeBytes { text in texts.contains { $0.passes(text) } }
    }

    /// Whether a time on the store's clock passes, as a time or as the text it was written as.
    func passes(time: Int64, form: UInt16, _ scratch: inout [UInt8]) -> Bool {
        if asksWhetherSet || passes(clock: time) { return true }
        guard !texts.isEmpty else { return false }
        let form = TimeForm(code: form)
        scratch.removeAll(keepingCapacity: true)
        zone.written(WallClock(microseconds: time), form: form).append(in: form, to: &scratch)
        return scratch.withUnsafeBytes { text in texts.contains { $0.passes(text) } }
    }

    private func passes(clock: Int64) -> Bool {
        if times.contains(where: { $0.contains(clock) }) { return true }
        return !days.isEmpty && days.contains(CalendarDay(WallClock(microseconds: clock)))
    }
}
