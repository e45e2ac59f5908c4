internal import CMemory
internal import EventStore

extension ContactFigures {
    /// How numbers are put together.
    enum Operation {
        case sum
        case least
        case greatest

        /// The mantissa of a contact that has no number; a figure that comes to it needs more bits.
        @inline(__always)
        func nothing<Mantissa: FixedWidthInteger>(_: Mantissa.Type) -> Mantissa {
            self == .least ? .max : .min
        }

        /// Two figures as one; nil if it needs more bits.
        @inline(__always)
        func joined<Mantissa: FixedWidthInteger>(_ own: Mantissa, _ other: Mantissa) -> Mantissa? {
            let nothing = nothing(Mantissa.self)
            switch self {
            case .sum:
                // Whether there is a figure yet cannot be foretold, and a wrong guess waits until memory has brought it. So it
                // is no branch.
                let known = Mantissa(truncatingIfNeeded: unforeseen(own == nothing ? 0 : -1))
                let (sum, overflow) = (own & known).addingReportingOverflow(other)
                return overflow || sum == nothing ? nil : sum
            case .least: return other == nothing ? nil : min(own, other)
            case .greatest: return other == nothing ? nil : max(own, other)
            }
        }
    }
}

extension ContactFigures.Operation {
    /// Puts numbers together with the figures of the contacts that their rows have; the rows whose contacts' figures need more
    /// bits are left, and given back.
    func take<Mantissa: FixedWidthInteger & BitwiseCopyable>(
        _ numbers: [Int64],
        times factor: Int64,
        of contacts: [UInt32],
        at rows: PassingRows,
        into figures: inout [Mantissa]
    ) -> [Int] {
        var rest: [Int] = []
        figures.withUnsafeMutableBufferPointer { figures in
            contacts.withUnsafeBufferPointer { contacts in
                numbers.withUnsafeBufferPointer { numbers in
                    guard let all = figures.baseAddress, let contact = contacts.baseAddress,
                        let number = numbers.baseAddress
                    else { return }
                    rows.forEachWord(of: contacts, ahead: KeptFigures(figures)) { first, word in
                        var left = take(number + first, factor, contact + first, word, all)
                        while left != 0 {
                            rest.append(first &+ left.trailingZeroBitCount)
                            left &= left &- 1
                        }
                    }
                }
            }
        }
        return rest
    }

    /// Takes those of 64 numbers whose bit is one and that have a contact, and gives the bits of those that are left.
    ///
    /// Not a part of the loops around it: what it needs stays in the processor's registers.
    @inline(never)
    private func take<Mantissa: FixedWidthInteger & BitwiseCopyable>(
        _ numbers: UnsafePointer<Int64>,
        _ factor: Int64,
        _ contacts: UnsafePointer<UInt32>,
        _ word: UInt64,
        _ figures: UnsafeMutablePointer<Mantissa>
    ) -> UInt64 {
        // A constant in each of the loops.
        switch self {
        case .sum: Self.sum.takeEach(numbers, factor, contacts, word, figures)
        case .least: Self.least.takeEach(numbers, factor, contacts, word, figures)
        case .greatest: Self.greatest.takeEach(numbers, factor, contacts, word, figures)
        }
    }

    @inline(__always)
    private func takeEach<Mantissa: FixedWidthInteger & BitwiseCopyable>(
        _ numbers: UnsafePointer<Int64>,
        _ factor: Int64,
        _ contacts: UnsafePointer<UInt32>,
        _ word: UInt64,
        _ figures: UnsafeMutablePointer<Mantissa>
    ) -> UInt64 {
        let nobody = EventBuffer.noContact
        /// Whether a number was taken, or there is nobody to take it.
        @inline(__always)
        func takes(_ place: Int) -> Bool {
            let contact = contacts[place]
            if contact == nobody { return true }
            let (raised, overflow) = numbers[place].multipliedReportingOverflow(by: factor)
            let number = Mantissa(truncatingIfNeeded: raised)
            guard !overflow, Int64(number) == raised, let joined = joined(figures[Int(contact)], number) else {
                return false
            }
            figures[Int(contact)] = joined
            return true
        }
        var (word, left) = (word, UInt64(0))
        if word == .max {
            for place in 0..<64 where !takes(place) { left |= 1 &<< UInt64(place) }
        } else {
            while word != 0 {
                if !takes(word.trailingZeroBitCount) { left |= word & (0 &- word) }
                word &= word &- 1
            }
        }
        return left
    }

    /// Puts figures of all contacts together with others; the contacts whose figures need more bits are left as they were.
    func join<Mantissa: FixedWidthInteger>(_ figures: inout [Mantissa], _ others: [Mantissa]) -> [Int] {
        var rest: [Int] = []
        figures.withUnsafeMutableBufferPointer { figures in
            others.withUnsafeBufferPointer { others in
                // Many at a time, in loops that the compiler makes wide, as long as none of them needs more bits.
                for start in stride(from: 0, to: figures.count, by: 1024) {
                    let contacts = start..<min(start + 1024, figures.count)
                    switch self {
                    case .sum:
                        if !joinSums(figures, others, contacts) { joinEach(figures, others, contacts, &rest) }
                    case .least: for contact in contacts { figures[contact] = min(figures[contact], others[contact]) }
                    case .greatest:
                        for contact in contacts { figures[contact] = max(figures[contact], others[contact]) }
                    }
                }
            }
        }
        return rest
    }

    /// Adds sums, and says so; nothing is done if one of them needs more bits.
    @inline(__always)
    private func joinSums<Mantissa: FixedWidthInteger>(
        _ figures: UnsafeMutableBufferPointer<Mantissa>,
        _ others: UnsafeBufferPointer<Mantissa>,
        _ contacts: Range<Int>
    ) -> Bool {
        let nothing = nothing(Mantissa.self)
        var overflows: Mantissa = 0
        for contact in contacts {
            let own = figures[contact] == nothing ? 0 : figures[contact]
            let new = others[contact] == nothing ? 0 : others[contact]
            let sum = own &+ new
            // The sign bit is set where both have another sign than the sum, and where the sum looks like nothing.
            overflows |= (own ^ sum) & (new ^ sum) | (sum == nothing ? nothing : 0)
        }
        guard overflows >= 0 else { return false }
        for contact in contacts {
            let (own, new) = (figures[contact], others[contact])
            figures[contact] = own == nothing ? new : new == nothing ? own : own &+ new
        }
        return true
    }

    private func joinEach<Mantissa: FixedWidthInteger>(
        _ figures: UnsafeMutableBufferPointer<Mantissa>,
        _ others: UnsafeBufferPointer<Mantissa>,
        _ contacts: Range<Int>,
        _ rest: inout [Int]
    ) {
        for contact in contacts where others[contact] != nothing(Mantissa.self) {
            if let joined = joined(figures[contact], others[contact]) {
                figures[contact] = joined
            } else {
                rest.append(contact)
            }
        }
    }

    /// Multiplies all figures, and says so; none of them if one needs more bits.
    func raise<Mantissa: FixedWidthInteger>(_ figures: inout [Mantissa], by factor: Int64) -> Bool {
        guard let factor = Mantissa(exactly: factor), factor > 0 else { return false }
        let nothing = nothing(Mantissa.self)
        let fits = figures.allSatisfy { mantissa in
            let (raised, overflow) = mantissa.multipliedReportingOverflow(by: factor)
            return mantissa == nothing || mantissa == 0 || (!overflow && raised != nothing)
        }
        guard fits else { return false }
        for contact in figures.indices where figures[contact] != nothing { figures[contact] &*= factor }
        return true
    }
}
