/// Which request meets which fault: the same for the same plan, however often it is asked.
package struct FaultPlan: Hashable, Sendable {
    /// What the first requests meet, one after another; nil for none.
    package var script: [Fault?] = []
    /// The share of the requests after those that meet a fault, from 0 to 1.
    package var rate = 0.0
    /// The faults among which chance chooses.
    package var faults = Fault.allCases
    /// Which of the possible runs it is.
    package var seed: UInt64 = 0

    /// Makes a plan without faults.
    package init() {}

    /// The fault of a request, by its number from 1; nil for none.
    package func fault(ofRequest number: Int) -> Fault? {
        if number <= script.count { return script[number - 1] }
        guard !faults.isEmpty, share(number, 0) < rate else { return nil }
        return faults[Int(bits(number, 1).multipliedFullWidth(by: UInt64(faults.count)).high)]
    }

    /// The places of a request's events that ``Fault/eventErrors`` fails: about a fifth, at least one.
    package func failedEvents(ofRequest number: Int, count: Int) -> Set<Int> {
        guard count > 0 else { return [] }
        let failed = (0..<count).filter { share(number, $0 + 2) < 0.2 }
        return failed.isEmpty ? [Int(bits(number, 1) % UInt64(count))] : Set(failed)
    }

    /// A number from 0 up to, but without, 1.
    private func share(_ number: Int, _ draw: Int) -> Double {
        Double(bits(number, draw) >> 11) * 0x1p-53
    }

    /// The finishing step of SplitMix64 (Steele, Lea, Flood 2014), once for each of the three numbers.
    private func bits(_ number: Int, _ draw: Int) -> UInt64 {
        var state: UInt64 = 0
        for part in [seed, UInt64(number), UInt64(draw)] {
            state = state &+ part &+ 0x9E37_79B9_7F4A_7C15
            state = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            state = (state ^ (state >> 27)) &* 0x94D0_49BB_1331_11EB
            state ^= state >> 31
        }
        return state
    }
}
