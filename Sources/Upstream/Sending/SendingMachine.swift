internal import EventModel

/// What to send when, and what to make of what comes back: pure, with the time and the dice given from outside.
///
/// Batches are offered oldest first and sent in that order, a few at a time. A batch waits for every earlier one that
/// speaks of one of its orders, since an order that is delivered before it exists is ignored by the vendor in silence.
/// Sent again are only batches that surely were not taken: refused for now (429, 5xx), or not written whole.
package struct SendingMachine<Dice: RandomNumberGenerator & Sendable>: Sendable {
    private enum State: Hashable, Sendable {
        case ready
        case waiting(until: Duration)
        case inFlight
    }

    private struct Piece: Sendable {
        let number: Int
        let events: Int
        let orders: Set<UInt64>
        var tries = 0
        /// Those of them that were refused because of too many requests, and do not count.
        var freeTries = 0
        var state = State.ready
    }

    private let limits: SendingLimits
    private var dice: Dice
    private var bucket: TokenBucket
    private var pieces: [Piece] = []
    private var nextNumber: Int
    private var isExhausted = false
    private var pausedUntil: Duration = .zero
    private var failuresInARow = 0
    private var refusalsInARow = 0
    /// When too many requests were first refused since something was taken.
    private var limitedSince: Duration?
    /// Why nothing more is sent; nil as long as all goes on.
    package private(set) var stopReason: StopReason?

    /// Makes a machine; its batches are numbered from `firstNumber` on.
    package init(limits: SendingLimits, firstNumber: Int, dice: Dice) {
        self.limits = limits
        self.dice = dice
        nextNumber = firstNumber
        bucket = TokenBucket(sendingPerSecond: limits.requestsPerSecond)
    }

    /// How many batches are under way.
    package var inFlight: Int { pieces.count { $0.state == .inFlight } }

    /// How many more batches may be offered.
    package var room: Int { stopReason == nil && !isExhausted ? max(0, limits.held - pieces.count) : 0 }

    /// Whether everything has come to its end: nothing is under way, and nothing is left or nothing more may be sent.
    package var isFinished: Bool {
        stopReason != nil ? inFlight == 0 : isExhausted && pieces.isEmpty
    }

    /// Takes a batch in; gives its number.
    package mutating func offer(events: Int, orders: Set<UInt64>) -> Int {
        pieces.append(Piece(number: nextNumber, events: events, orders: orders))
        nextNumber += 1
        return nextNumber - 1
    }

    /// Takes note of what happened.
    package mutating func handle(_ event: SendingEvent, at now: Duration) -> [SendingAction] {
        switch event {
        case .exhausted: isExhausted = true
        case .interrupted: stop(.interrupted)
        case .brokeBeforeWritten(let number): return tryAgain(number, retryAfter: nil, at: now)
        case .replyLost(let number):
            remove(number)
            return [.markUnknown(batch: number)]
        case .replied(let number, let verdict, let retryAfter):
            return replied(number, verdict, retryAfter: retryAfter, at: now)
        }
        return []
    }

    /// What may be sent now.
    package mutating func due(at now: Duration) -> [SendingAction] {
        var actions: [SendingAction] = []
        guard stopReason == nil, now >= pausedUntil else { return [] }
        for index in pieces.indices {
            guard inFlight < limits.inFlight, bucket.next(at: now) <= now else { break }
            // Looking for shared orders is dear, so it comes last.
            guard isDue(index, at: now), bucket.take(at: now) else { continue }
            pieces[index].state = .inFlight
            pieces[index].tries += 1
            actions.append(.send(batch: pieces[index].number, tries: pieces[index].tries))
        }
        return actions
    }

    /// How long nothing is sent because a reply asked to wait; nil if that is over.
    package func pause(at now: Duration) -> Duration? {
        stopReason == nil && pausedUntil > now ? pausedUntil - now : nil
    }

    /// When something may become due although nothing happens; nil if only an event can bring that about.
    package mutating func wakeTime(at now: Duration) -> Duration? {
        guard stopReason == nil, inFlight < limits.inFlight else { return nil }
        var earliest: Duration?
        for (index, piece) in pieces.enumerated() {
            let time: Duration
            switch piece.state {
            case .inFlight: continue
            case .ready: time = now
            case .waiting(let until): time = max(now, until)
            }
            // Looking for shared orders is dear, so it comes last, and ends where nothing can be earlier.
            guard earliest.map({ time < $0 }) ?? true, !isBlocked(index) else { continue }
            earliest = time
            if time == now { break }
        }
        guard let earliest else { return nil }
        return max(earliest, pausedUntil, bucket.next(at: now))
    }

    // MARK: Turns

    private func isDue(_ index: Int, at now: Duration) -> Bool {
        switch pieces[index].state {
        case .inFlight: return false
        case .waiting(let until) where until > now: return false
        case .ready, .waiting: return !isBlocked(index)
        }
    }

    /// Whether an earlier batch that is not settled yet speaks of an order of this one.
    private func isBlocked(_ index: Int) -> Bool {
        let orders = pieces[index].orders
        guard !orders.isEmpty else { return false }
        return pieces[..<index].contains { !$0.orders.isDisjoint(with: orders) }
    }

    // MARK: Replies

    private mutating func replied(
        _ number: Int,
        _ verdict: Verdict,
        retryAfter: Duration?,
        at now: Duration
    ) -> [SendingAction] {
        switch verdict {
        case .accepted: return settle(number)
        case .judged(let statuses):
            if statuses.contains(YespoRules.PastEventStatus.segmentationOff.rawValue) { stop(.segmentationOff) }
            return settle(number)
        case .unreadable:
            remove(number)
            return [.markUnknown(batch: number)]
        case .tooManyRequests:
            excuse(number, at: now)
            return tryAgain(number, retryAfter: retryAfter, at: now)
        case .refusedForNow: return tryAgain(number, retryAfter: retryAfter, at: now)
        case .unacceptable: return halve(number)
        case .keyRefused: return end(number, .keyRefused)
        case .misdirected: return end(number, .misdirected)
        }
    }

    private mutating func settle(_ number: Int) -> [SendingAction] {
        (failuresInARow, refusalsInARow, limitedSince) = (0, 0, nil)
        remove(number)
        return [.settle(batch: number)]
    }

    private mutating func end(_ number: Int, _ reason: StopReason) -> [SendingAction] {
        stop(reason)
        remove(number)
        return [.fail(batch: number)]
    }

    /// Counts no try for too many requests, which a batch has no part in, unless that goes on for too long.
    private mutating func excuse(_ number: Int, at now: Duration) {
        let since = limitedSince ?? now
        limitedSince = since
        guard now - since < limits.patience, let index = pieces.firstIndex(where: { $0.number == number }) else {
            return
        }
        pieces[index].freeTries += 1
    }

    private mutating func tryAgain(_ number: Int, retryAfter: Duration?, at now: Duration) -> [SendingAction] {
        guard let index = pieces.firstIndex(where: { $0.number == number }) else { return [] }
        if let retryAfter, retryAfter > limits.longestRetryAfter { return end(number, .askedToWait(retryAfter)) }
        if let retryAfter { pausedUntil = max(pausedUntil, now + retryAfter) }
        guard pieces[index].tries - pieces[index].freeTries < limits.tries else {
            failuresInARow += 1
            if failuresInARow >= limits.failuresInARow { stop(.unreachable) }
            remove(number)
            return [.fail(batch: number)]
        }
        let wait = limits.backoff.wait(afterTries: pieces[index].tries, retryAfter: retryAfter, using: &dice)
        pieces[index].state = .waiting(until: now + wait)
        return [.postpone(batch: number)]
    }

    private mutating func halve(_ number: Int) -> [SendingAction] {
        guard let index = pieces.firstIndex(where: { $0.number == number }) else { return [] }
        // The service answers, so whatever failed before was no sign that it is away.
        (failuresInARow, limitedSince) = (0, nil)
        let piece = pieces[index]
        guard piece.events > 1 else {
            refusalsInARow += 1
            if refusalsInARow >= limits.refusalsInARow { stop(.everythingRefused) }
            remove(number)
            return [.bury(batch: number)]
        }
        let half = (piece.events + 1) / 2
        let halves = [half, piece.events - half].enumerated().map { offset, events in
            Piece(number: nextNumber + offset, events: events, orders: piece.orders)
        }
        nextNumber += 2
        pieces.replaceSubrange(index...index, with: halves)
        return [.split(batch: number, first: halves[0].number, second: halves[1].number)]
    }

    private mutating func stop(_ reason: StopReason) {
        // The first reason counts, but a refused key tells more than an impatient user.
        if stopReason == nil || stopReason == .interrupted { stopReason = reason }
    }

    private mutating func remove(_ number: Int) {
        pieces.removeAll { $0.number == number }
    }
}
