internal import EventModel

/// Decides by which rules the texts of one column are at fault, one bit a rule.
struct TextDecision: Sendable {
    /// The column.
    let role: ColumnRole
    private let rules: [any TextRule]
    /// The rules that every text is asked by.
    private var always: UInt64 = 0
    /// By the bit of a trait: the rules that texts with it are asked by.
    private var byTrait: [UInt64] = Array(repeating: 0, count: TextTraits.bits)

    /// Whether a rule wants to know what a text is as an identifier.
    private let asksForIdentity: Bool

    /// Beside the bits of rules: the text is empty or blank.
    static let blank: UInt64 = 1 << 63

    init(_ role: ColumnRole, _ rules: [any TextRule]) {
        self.role = role
        self.rules = rules
        for (bit, rule) in rules.enumerated() where rule.applies(to: role) {
            guard let traits = rule.traits else {
                always |= 1 << UInt64(bit)
                continue
            }
            for trait in 0..<TextTraits.bits where traits.rawValue >> trait & 1 == 1 {
                byTrait[trait] |= 1 << UInt64(bit)
            }
        }
        asksForIdentity = rules.contains {
            $0.applies(to: role) && !($0.traits ?? []).isDisjoint(with: [.nobody, .decorated])
        }
    }

    /// The rules by which a text is at fault.
    ///
    /// - Parameter scratch: Memory for one text.
    func mask(_ bytes: UnsafeRawBufferPointer, _ scratch: inout [UInt8]) -> UInt64 {
        var traits = TextTraits(of: bytes)
        let blank = traits.contains(.empty) ? Self.blank : 0
        guard let kind = role.identifier else {
            let asked = asked(of: traits)
            return asked == 0 ? blank : blank | mask(asked, ExaminedText(bytes: bytes, traits: traits))
        }
        guard asksForIdentity || asked(of: traits) != 0 else { return blank }
        scratch.removeAll(keepingCapacity: true)
        let isGiven = Identifier.appendNormalized(bytes, kind: kind, to: &scratch)
        if !isGiven { traits.insert(.nobody) }
        if scratch.count != bytes.count { traits.insert(.decorated) }
        let asked = asked(of: traits)
        guard asked != 0 else { return blank }
        return scratch.withUnsafeBytes { normal in
            blank | mask(asked, ExaminedText(bytes: bytes, traits: traits, identifier: isGiven ? normal : nil))
        }
    }

    /// The rules that texts with these traits are asked by.
    private func asked(of traits: TextTraits) -> UInt64 {
        var asked = always
        var present = traits.rawValue
        while present != 0 {
            asked |= byTrait[present.trailingZeroBitCount]
            present &= present - 1
        }
        return asked
    }

    private func mask(_ asked: UInt64, _ text: ExaminedText) -> UInt64 {
        var (rest, mask): (UInt64, UInt64) = (asked, 0)
        while rest != 0 {
            let bit = rest.trailingZeroBitCount
            rest &= rest - 1
            if rules[bit].isFaulty(text, in: role) { mask |= 1 << UInt64(bit) }
        }
        return mask
    }
}
