import EventModel
import SegmentLanguage

/// Makes a pair on which two evaluators differ smaller while they do: first one condition alone, which is evaluated sooner, and
/// fewer events, then what is left of both.
struct Shrinking {
    /// How long it may take; what is found by then is small enough to begin with.
    var time = Duration.seconds(30)
    /// Whether the evaluators differ on a pair; a pair that one of them cannot evaluate shows nothing.
    let differ: (OraclePair) throws -> Bool

    /// The smallest pair that was found.
    func smallest(_ pair: OraclePair) -> OraclePair {
        var search = Search(pair: pair, deadline: .now + time, differ: differ)
        search.inlineReferences()
        search.chooseLeaf()
        search.removeEvents()
        repeat {
            search.isSmaller = false
            search.shrinkSegment()
            search.removeEvents()
            search.joinImports()
            search.shrinkEvents()
        } while search.isSmaller && !search.isOver
        return search.pair
    }
}

private struct Search {
    var pair: OraclePair
    var isSmaller = false
    let deadline: ContinuousClock.Instant
    let differ: (OraclePair) throws -> Bool

    init(pair: OraclePair, deadline: ContinuousClock.Instant, differ: @escaping (OraclePair) throws -> Bool) {
        (self.pair, self.deadline, self.differ) = (pair, deadline, differ)
    }

    var isOver: Bool { ContinuousClock.now >= deadline }

    /// Goes on with a pair if it shows the difference too.
    private mutating func take(_ change: (inout OraclePair) -> Void) -> Bool {
        guard !isOver else { return false }
        var changed = pair
        change(&changed)
        guard (try? differ(changed)) == true else { return false }
        pair = changed
        isSmaller = true
        return true
    }

    /// Puts saved segments in the place of what refers to them, so that the pair speaks for itself.
    mutating func inlineReferences() {
        let saved = pair.references.saved
        guard take({ $0.segment = $0.segment.inlining(saved) }) else { return }
        _ = take { $0.references = RandomReferences(lists: $0.references.lists) }
    }

    /// Most differences are those of one condition.
    mutating func chooseLeaf() {
        for leaf in pair.segment.leaves where take({ $0.segment = .condition(leaf.condition, at: .none) }) { return }
    }

    mutating func shrinkSegment() {
        while !isOver, let smaller = firstSmaller(segmentJSON(pair.segment)) {
            pair.segment = smaller
            isSmaller = true
        }
    }

    private func firstSmaller(_ json: JSONValue) -> SegmentExpression? {
        var changed = pair
        for value in json.smaller {
            guard !isOver else { return nil }
            guard let segment = try? parseSegment(json: value) else { continue }
            changed.segment = segment
            if (try? differ(changed)) == true { return segment }
        }
        return nil
    }

    /// Takes out half of the events, then quarters, at last single ones (delta debugging, Zeller and Hildebrandt 2002).
    mutating func removeEvents() {
        var length = max(1, pair.eventCount / 2)
        while true {
            var start = 0
            while start < pair.eventCount {
                let range = start..<min(start + length, pair.eventCount)
                if !take({ $0.removeEvents(range) }) { start += length }
            }
            guard length > 1, !isOver else { return }
            length /= 2
        }
    }

    /// Fewer imports, and fewer threads, are easier to think of.
    mutating func joinImports() {
        if pair.threads != 1 { _ = take { $0.threads = 1 } }
        var index = 0
        while index + 1 < pair.parts.count {
            if pair.parts[index].isList == pair.parts[index + 1].isList,
                take({ $0.parts[index] += $0.parts.remove(at: index + 1) })
            {
                continue
            }
            index += 1
        }
    }

    mutating func shrinkEvents() {
        for part in pair.parts.indices {
            for index in pair.parts[part].indices {
                while shrinkEvent(part, index) {}
            }
        }
    }

    private mutating func shrinkEvent(_ part: Int, _ index: Int) -> Bool {
        let event = pair.parts[part][index]
        for number in event.parameters.indices where take({ $0.parts[part][index].parameters.remove(at: number) }) {
            return true
        }
        for (number, parameter) in event.parameters.enumerated() {
            for value in parameter.value.smaller {
                let smaller = Parameter(name: parameter.name, value: value)
                if take({ $0.parts[part][index].parameters[number] = smaller }) { return true }
            }
        }
        return event.keyValue != nil && take { $0.parts[part][index].keyValue = nil }
    }
}

extension OraclePair {
    /// How many events and rows of lists there are.
    var eventCount: Int { parts.reduce(0) { $0 + $1.count } }

    /// Removes events by their places in store order, with the imports that they leave empty.
    fileprivate mutating func removeEvents(_ range: Range<Int>) {
        var first = 0
        for part in parts.indices {
            let next = first + parts[part].count
            let own = range.clamped(to: first..<next)
            parts[part].removeSubrange(own.lowerBound - first..<own.upperBound - first)
            first = next
        }
        parts.removeAll(where: \.isEmpty)
    }
}

extension [Event] {
    /// Whether these stand for the rows of a contact list.
    fileprivate var isList: Bool { first?.eventType == SlowShop.listRow }
}

extension SegmentExpression {
    /// The same with saved segments in the place of references to them.
    fileprivate func inlining(_ saved: [String: SegmentExpression]) -> SegmentExpression {
        switch self {
        case .and(let parts): .and(parts.map { $0.inlining(saved) })
        case .or(let parts): .or(parts.map { $0.inlining(saved) })
        case .not(let part): .not(part.inlining(saved))
        case .condition(.segment(let reference), _): saved[reference.name]?.inlining(saved) ?? self
        case .condition: self
        }
    }
}
