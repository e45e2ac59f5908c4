import Testing
import Upstream

/// What the machine makes of what happens to it, as tables of events and actions.
struct `The machine that sends` {
    private typealias Machine = SendingMachine<LoadedDice>

    /// Waits are the least of the table: 0.25 s, 0.5 s, 1 s ...
    private func machine(_ change: (inout SendingLimits) -> Void = { _ in }) -> Machine {
        var limits = SendingLimits()
        change(&limits)
        return Machine(limits: limits, firstNumber: 1, dice: LoadedDice(value: 0))
    }

    @Test func `sends batches in their order, no more than a few at a time`() {
        var machine = machine { $0.inFlight = 2 }
        for _ in 1...4 { _ = machine.offer(events: 500, orders: []) }
        #expect(machine.due(at: .zero) == [.send(batch: 1, tries: 1), .send(batch: 2, tries: 1)])
        #expect(machine.due(at: .seconds(1)) == [])
        #expect(machine.handle(.replied(batch: 2, .accepted, retryAfter: nil), at: .seconds(1)) == [.settle(batch: 2)])
        #expect(machine.due(at: .seconds(1)) == [.send(batch: 3, tries: 1)])
    }

    @Test func `holds a batch back until those before it that speak of its orders are settled`() {
        var machine = machine()
        _ = machine.offer(events: 2, orders: [7, 8])
        _ = machine.offer(events: 2, orders: [8, 9])
        _ = machine.offer(events: 2, orders: [10])
        #expect(machine.due(at: .zero) == [.send(batch: 1, tries: 1), .send(batch: 3, tries: 1)])
        // While the first waits for another try, the second still waits for it.
        _ = machine.handle(.replied(batch: 1, .refusedForNow, retryAfter: nil), at: .zero)
        #expect(machine.due(at: .milliseconds(100)) == [])
        #expect(machine.due(at: .milliseconds(250)) == [.send(batch: 1, tries: 2)])
        _ = machine.handle(.replied(batch: 1, .accepted, retryAfter: nil), at: .milliseconds(300))
        #expect(machine.due(at: .milliseconds(300)) == [.send(batch: 2, tries: 1)])
    }

    @Test(arguments: [
        SendingEvent.replied(batch: 1, .refusedForNow, retryAfter: nil), .brokeBeforeWritten(batch: 1),
    ])
    func `sends again what surely did not arrive, ever later, and gives up in the end`(event: SendingEvent) {
        var machine = machine { $0.tries = 3 }
        _ = machine.offer(events: 5, orders: [])
        #expect(machine.due(at: .zero) == [.send(batch: 1, tries: 1)])
        #expect(machine.handle(event, at: .seconds(1)) == [.postpone(batch: 1)])
        #expect(machine.wakeTime(at: .seconds(1)) == .milliseconds(1_250))
        #expect(machine.due(at: .milliseconds(1_249)) == [])
        #expect(machine.due(at: .milliseconds(1_250)) == [.send(batch: 1, tries: 2)])
        #expect(machine.handle(event, at: .seconds(2)) == [.postpone(batch: 1)])
        #expect(machine.due(at: .milliseconds(2_499)) == [])
        #expect(machine.due(at: .milliseconds(2_500)) == [.send(batch: 1, tries: 3)])
        #expect(machine.handle(event, at: .seconds(3)) == [.fail(batch: 1)])
        _ = machine.handle(.exhausted, at: .seconds(3))
        #expect(machine.isFinished && machine.stopReason == nil)
    }

    @Test func `counts no try for too many requests, unless nothing else is answered for long`() {
        var machine = machine {
            $0.tries = 2
            $0.patience = .seconds(60)
        }
        _ = machine.offer(events: 5, orders: [])
        func refuse(_ batch: Int, at time: Duration) -> [SendingAction] {
            _ = machine.due(at: time)
            return machine.handle(.replied(batch: batch, .tooManyRequests, retryAfter: nil), at: time)
        }
        for time in [0, 10, 40, 59] { #expect(refuse(1, at: .seconds(time)) == [.postpone(batch: 1)]) }
        #expect(refuse(1, at: .seconds(90)) == [.postpone(batch: 1)])
        #expect(refuse(1, at: .seconds(121)) == [.fail(batch: 1)])
        // What is taken shows that the limit is over; the next one begins anew.
        for _ in 2...3 { _ = machine.offer(events: 5, orders: []) }
        _ = machine.due(at: .seconds(122))
        _ = machine.handle(.replied(batch: 2, .accepted, retryAfter: nil), at: .seconds(122))
        _ = machine.handle(.replied(batch: 3, .tooManyRequests, retryAfter: nil), at: .seconds(123))
        for time in [140, 160, 182] { #expect(refuse(3, at: .seconds(time)) == [.postpone(batch: 3)]) }
    }

    @Test func `says how long a reply asked to wait`() {
        var machine = machine()
        _ = machine.offer(events: 5, orders: [])
        _ = machine.due(at: .zero)
        #expect(machine.pause(at: .zero) == nil)
        _ = machine.handle(.replied(batch: 1, .tooManyRequests, retryAfter: .seconds(9)), at: .seconds(1))
        #expect(machine.pause(at: .seconds(4)) == .seconds(6))
        #expect(machine.pause(at: .seconds(10)) == nil)
    }

    @Test func `never sends again what may have arrived`() {
        var machine = machine()
        _ = machine.offer(events: 5, orders: [])
        _ = machine.offer(events: 5, orders: [])
        _ = machine.due(at: .zero)
        #expect(machine.handle(.replyLost(batch: 1), at: .zero) == [.markUnknown(batch: 1)])
        #expect(
            machine.handle(.replied(batch: 2, .unreadable, retryAfter: nil), at: .zero) == [.markUnknown(batch: 2)]
        )
        #expect(machine.due(at: .seconds(1_000)) == [])
    }

    @Test func `waits with everything for as long as a Retry-After asks`() {
        var machine = machine { $0.inFlight = 1 }
        _ = machine.offer(events: 5, orders: [])
        _ = machine.offer(events: 5, orders: [])
        _ = machine.due(at: .zero)
        let reply = SendingEvent.replied(batch: 1, .refusedForNow, retryAfter: .seconds(2))
        #expect(machine.handle(reply, at: .zero) == [.postpone(batch: 1)])
        #expect(machine.due(at: .milliseconds(1_999)) == [])
        #expect(machine.wakeTime(at: .milliseconds(1_000)) == .seconds(2))
        #expect(machine.due(at: .seconds(2)) == [.send(batch: 1, tries: 2)])
    }

    @Test func `ends when it is asked to wait for too long`() {
        var machine = machine()
        _ = machine.offer(events: 5, orders: [])
        _ = machine.due(at: .zero)
        let reply = SendingEvent.replied(batch: 1, .refusedForNow, retryAfter: .seconds(3_600))
        #expect(machine.handle(reply, at: .zero) == [.fail(batch: 1)])
        #expect(machine.stopReason == .askedToWait(.seconds(3_600)))
    }

    @Test func `halves a refused batch until the bad event stands alone`() {
        var machine = machine { $0.inFlight = 1 }
        _ = machine.offer(events: 5, orders: [])
        func refuse(_ batch: Int) -> [SendingAction] {
            machine.handle(.replied(batch: batch, .unacceptable, retryAfter: nil), at: .seconds(1))
        }
        func accept(_ batch: Int) -> [SendingAction] {
            machine.handle(.replied(batch: batch, .accepted, retryAfter: nil), at: .seconds(1))
        }
        // The fourth of five events is bad: [1 2 3] [4 5] -> 3; [4] [5] -> 4 buried, 5.
        #expect(machine.due(at: .seconds(1)) == [.send(batch: 1, tries: 1)])
        #expect(refuse(1) == [.split(batch: 1, first: 2, second: 3)])
        #expect(machine.due(at: .seconds(2)) == [.send(batch: 2, tries: 1)])
        #expect(accept(2) == [.settle(batch: 2)])
        #expect(machine.due(at: .seconds(3)) == [.send(batch: 3, tries: 1)])
        #expect(refuse(3) == [.split(batch: 3, first: 4, second: 5)])
        #expect(machine.due(at: .seconds(4)) == [.send(batch: 4, tries: 1)])
        #expect(refuse(4) == [.bury(batch: 4)])
        #expect(machine.due(at: .seconds(5)) == [.send(batch: 5, tries: 1)])
        #expect(accept(5) == [.settle(batch: 5)])
        _ = machine.handle(.exhausted, at: .seconds(5))
        #expect(machine.isFinished && machine.stopReason == nil)
    }

    @Test(arguments: [
        (Verdict.keyRefused, [SendingAction.fail(batch: 1)], StopReason.keyRefused),
        (.misdirected, [.fail(batch: 1)], .misdirected),
        (.judged(["ACCEPTED", "EVENT_SEGMENTATION_DISABLED"]), [.settle(batch: 1)], .segmentationOff),
    ])
    func `stops at once, and awaits what is under way`(verdict: Verdict, actions: [SendingAction], reason: StopReason) {
        var machine = machine { $0.inFlight = 2 }
        for _ in 1...3 { _ = machine.offer(events: 2, orders: []) }
        _ = machine.due(at: .zero)
        #expect(machine.handle(.replied(batch: 1, verdict, retryAfter: nil), at: .zero) == actions)
        #expect(machine.stopReason == reason)
        #expect(machine.due(at: .seconds(9)) == [])
        #expect(machine.room == 0)
        #expect(!machine.isFinished)
        #expect(machine.handle(.replied(batch: 2, .accepted, retryAfter: nil), at: .zero) == [.settle(batch: 2)])
        #expect(machine.isFinished)
    }

    @Test func `finishes what is under way when it is interrupted`() {
        var machine = machine { $0.inFlight = 1 }
        for _ in 1...2 { _ = machine.offer(events: 2, orders: []) }
        _ = machine.due(at: .zero)
        #expect(machine.handle(.interrupted, at: .zero) == [])
        #expect(!machine.isFinished)
        #expect(machine.due(at: .seconds(1)) == [])
        #expect(machine.handle(.replyLost(batch: 1), at: .seconds(1)) == [.markUnknown(batch: 1)])
        #expect(machine.isFinished && machine.stopReason == .interrupted)
    }

    @Test func `ends when batch after batch fails, but not when something is taken in between`() {
        for isTakenBetween in [false, true] {
            var machine = machine {
                $0.tries = 1
                $0.failuresInARow = 3
                $0.inFlight = 1
            }
            for number in 1...5 {
                guard machine.room > 0 else { break }
                _ = machine.offer(events: 2, orders: [])
                _ = machine.due(at: .seconds(number))
                let event: SendingEvent =
                    isTakenBetween && number == 3
                    ? .replied(batch: 3, .accepted, retryAfter: nil) : .brokeBeforeWritten(batch: number)
                _ = machine.handle(event, at: .seconds(number))
            }
            #expect(machine.stopReason == (isTakenBetween ? nil : .unreachable))
        }
    }

    @Test func `holds no more batches than it may`() {
        var machine = machine { $0.held = 2 }
        #expect(machine.room == 2)
        _ = machine.offer(events: 1, orders: [])
        #expect(machine.room == 1)
        _ = machine.offer(events: 1, orders: [])
        #expect(machine.room == 0)
    }
}
