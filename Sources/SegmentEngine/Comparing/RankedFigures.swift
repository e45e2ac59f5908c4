internal import CMemory
internal import Columns

/// Figures in their order without being sorted, all cores looking at a slice each.
///
/// They are counted by their leading bits, and only those that share these with the wanted one are brought together and looked at
/// one by one: a million take a fifth of the time of moving them about a pivot, where each comparison is one that nobody can foretell.
struct RankedFigures<Figure: FixedWidthInteger & BitwiseCopyable & Sendable>: @unchecked Sendable {
    // The figures are only read, and outlive this. Whether one is wanted nobody can foretell, so that never becomes a branch.

    /// How many figures there are.
    let count: Int
    private let list: UnsafeBufferPointer<Figure>
    private let nothing: Figure
    private let least: Figure
    /// How far the leading bits of the difference to the least lie from its end.
    private let shift: Figure.Magnitude

    private static var leadingBits: Int { 12 }

    /// Ranks the entries of a list, which outlives this, but for those that stand for nothing.
    init(_ list: UnsafeBufferPointer<Figure>, leavingOut nothing: Figure) {
        nonisolated(unsafe) let list = list
        let slices = Concurrently.mapSlices(of: list.count) { slice in
            var (count, least, greatest) = (0, Figure.max, Figure.min)
            for place in slice {
                let figure = list[place]
                let ones = unforeseen(figure != nothing ? 1 : 0)
                let mask = 0 &- Figure(truncatingIfNeeded: ones)
                count &+= Int(ones)
                least = min(least, figure & mask | .max & ~mask)
                greatest = max(greatest, figure & mask | .min & ~mask)
            }
            return (count: count, least: least, greatest: greatest)
        }
        count = slices.reduce(0) { $0 + $1.count }
        let least = slices.reduce(Figure.max) { min($0, $1.least) }
        let greatest = slices.reduce(Figure.min) { max($0, $1.greatest) }
        let span = least <= greatest ? Figure.Magnitude(truncatingIfNeeded: greatest &- least) : 0
        shift = Figure.Magnitude(max(0, Figure.bitWidth - span.leadingZeroBitCount - Self.leadingBits))
        (self.list, self.nothing, self.least) = (list, nothing, least)
    }

    /// The figure at a place of the ascending order, which must be one of ``count``.
    func figure(at place: Int) -> Figure {
        let counts = leadingCounts()
        var (leading, before) = (0, 0)
        while before + counts[leading] <= place {
            before += counts[leading]
            leading += 1
        }
        // Where these bits are all in which figures differ, they say everything.
        guard shift > 0 else { return least &+ Figure(truncatingIfNeeded: leading) }
        var chosen = figures(with: leading, most: counts[leading])
        return chosen.element(atSortedPlace: place - before)
    }

    @inline(__always)
    private func leading(_ figure: Figure) -> Int {
        Int(truncatingIfNeeded: Figure.Magnitude(truncatingIfNeeded: figure &- least) &>> shift)
    }

    /// How many figures have the same leading bits, by these.
    private func leadingCounts() -> [Int] {
        let slices = Concurrently.mapSlices(of: list.count) { slice in
            // What stands for nothing goes to a place behind the others.
            var counts = [UInt32](repeating: 0, count: 1 << Self.leadingBits + 1)
            counts.withUnsafeMutableBufferPointer { counts in
                for place in slice {
                    let figure = list[place]
                    counts[figure != nothing ? leading(figure) : 1 &<< Self.leadingBits] &+= 1
                }
            }
            return counts
        }
        return (0..<1 << Self.leadingBits).map { leading in slices.reduce(0) { $0 + Int($1[leading]) } }
    }

    /// The figures that have some leading bits, at most so many.
    private func figures(with wanted: Int, most: Int) -> [Figure] {
        let slices = Concurrently.mapSlices(of: list.count) { slice in
            // Each is written, and the next place taken only behind one that is wanted: no branch has to be foretold.
            [Figure](unsafeUninitializedCapacity: most + 1) { chosen, count in
                for place in slice {
                    let figure = list[place]
                    chosen.initializeElement(at: count, to: figure)
                    count &+= Int(unforeseen((leading(figure) == wanted ? 1 : 0) & (figure != nothing ? 1 : 0)))
                }
            }
        }
        return Array(slices.joined())
    }
}
