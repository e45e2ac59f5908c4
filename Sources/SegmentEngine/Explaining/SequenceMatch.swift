internal import EventModel
internal import SegmentLanguage

/// The events of one contact as steps of a sequence: which of them follow one another as the sequence asks.
///
/// It works on the few events of one contact, so it may look back and forth; all contacts at once are the engine's.
struct SequenceMatch {
    /// An event, which steps it can be, and the spellings of its values in each path that steps compare.
    struct Candidate {
        let event: ProvingEvent
        var steps: UInt64
        let spellings: [Set<UInt32>]
    }

    /// A step that is not negated, and the negated ones behind it.
    private struct Link {
        let step: Int
        var forbidden: [Int] = []
    }

    private let steps: [ResolvedStep]
    private let paths: [Path]
    private let candidates: [Candidate]

    /// Makes a match.
    ///
    /// - Parameters:
    ///   - candidates: The events that can be steps, in event order.
    ///   - paths: The paths that the spellings of candidates belong to.
    init(_ steps: [ResolvedStep], _ candidates: [Candidate], paths: [Path]) {
        self.steps = steps
        self.candidates = candidates
        self.paths = paths
    }

    /// The events of the first match of the first steps, one for each that is not negated; nil if there is none.
    ///
    /// - Parameter count: How many of the steps are asked for, negated ones counted.
    func chain(ofSteps count: Int) -> [ProvingEvent]? {
        var links: [Link] = []
        for step in 0..<count {
            if !steps[step].isNegated {
                links.append(Link(step: step))
            } else if !links.isEmpty {
                links[links.count - 1].forbidden.append(step)
            }
        }
        var next: [[Int: Int]] = Array(repeating: [:], count: links.count)
        var fitting: [Int] = []
        for number in links.indices.reversed() {
            let followers = fitting
            fitting = []
            for candidate in candidates.indices where fits(candidate, links[number].step) {
                let forbidden = links[number].forbidden.contains { follower($0, after: candidate) != nil }
                guard !forbidden else { continue }
                if number + 1 < links.count {
                    let wanted = links[number + 1].step
                    guard let later = follower(wanted, after: candidate, among: followers) else { continue }
                    next[number][candidate] = later
                }
                fitting.append(candidate)
            }
        }
        guard var current = fitting.first else { return nil }
        var chain = [candidates[current].event]
        for number in 0..<max(0, links.count - 1) {
            guard let later = next[number][current] else { break }
            chain.append(candidates[later].event)
            current = later
        }
        return chain
    }

    /// The events of a step that follow an event of the chain, close enough.
    func followers(of event: ProvingEvent, step: Int) -> [ProvingEvent] {
        guard let start = candidates.firstIndex(where: { $0.event.number == event.number }) else { return [] }
        return (start + 1..<max(start + 1, candidates.count)).filter {
            fits($0, step) && isClose($0, to: start, step)
        }.map { candidates[$0].event }
    }

    private func fits(_ candidate: Int, _ step: Int) -> Bool {
        candidates[candidate].steps >> UInt64(step) & 1 == 1
    }

    /// The first candidate after another that can be a step and is close enough.
    private func follower(_ step: Int, after candidate: Int) -> Int? {
        var later = candidate + 1
        while later < candidates.count, isInReach(later, of: candidate, step) {
            if fits(later, step), isSame(later, candidate, step) { return later }
            later += 1
        }
        return nil
    }

    /// The first of some candidates in ascending order that comes after another and is close enough.
    private func follower(_ step: Int, after candidate: Int, among later: [Int]) -> Int? {
        var (low, high) = (0, later.count)
        while low < high {
            let middle = (low + high) / 2
            if later[middle] <= candidate { low = middle + 1 } else { high = middle }
        }
        while low < later.count, isInReach(later[low], of: candidate, step) {
            if isSame(later[low], candidate, step) { return later[low] }
            low += 1
        }
        return nil
    }

    private func isClose(_ later: Int, to earlier: Int, _ step: Int) -> Bool {
        isInReach(later, of: earlier, step) && isSame(later, earlier, step)
    }

    private func isInReach(_ later: Int, of earlier: Int, _ step: Int) -> Bool {
        guard let span = steps[step].within else { return true }
        let start = candidates[earlier].event.occurred
        return candidates[later].event.occurred <= start.steppedBack(-span.count, span.unit)
    }

    private func isSame(_ later: Int, _ earlier: Int, _ step: Int) -> Bool {
        guard let same = steps[step].same, let path = paths.firstIndex(of: same) else { return true }
        return !candidates[later].spellings[path].isDisjoint(with: candidates[earlier].spellings[path])
    }
}
