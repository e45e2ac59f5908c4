import Testing
import Upstream

struct `Events dealt out to batches` {
    private func event(_ number: Int, order: UInt64?, bytes: Int = 100) -> EventBody {
        EventBody(
            number: Int64(number),
            eventType: 0,
            contact: nil,
            key: EventKey(occurred: Int64(number), fingerprint: .init(high: 0, low: UInt64(number))),
            order: order,
            hasKeyValue: true,
            json: Array(repeating: 0, count: bytes)
        )
    }

    private func limits(_ inFlight: Int, _ eventsPerBatch: Int) -> SendingLimits {
        var limits = SendingLimits()
        (limits.inFlight, limits.eventsPerBatch) = (inFlight, eventsPerBatch)
        return limits
    }

    private func batches(_ events: [EventBody], _ limits: SendingLimits) -> [PushBatch] {
        var dealer = BatchDealer(limits)
        return events.compactMap { dealer.deal($0) } + dealer.rest()
    }

    @Test(arguments: [1, 2, 6], [1, 7, 100, 500])
    func `are each in one batch, and those of an order in the order of time`(inFlight: Int, size: Int) {
        // Every third event has no order; the others come back to an order of 40 again and again.
        let events = (0..<1_000).map { event($0, order: $0 % 3 == 0 ? nil : UInt64($0 * 7 % 40)) }
        let batches = batches(events, limits(inFlight, size))
        #expect(batches.allSatisfy { (1...size).contains($0.events.count) })
        let sent = batches.flatMap(\.events)
        #expect(sent.map(\.number).sorted() == events.map(\.number))
        for order in 0..<UInt64(40) {
            let numbers = sent.filter { $0.order == order }.map(\.number)
            #expect(numbers == numbers.sorted())
        }
        // No more than a batch for each row is less than full, beside those of the rest.
        #expect(batches.count <= 1_000 / size + inFlight)
    }

    @Test func `of a small push go together, oldest first`() {
        let batches = batches((0..<20).map { event($0, order: UInt64($0)) }, limits(6, 500))
        #expect(batches.map { $0.events.map(\.number) } == [Array(0..<20)])
    }

    @Test func `that are large go in batches of the size that is allowed`() {
        let half = BatchCutter.greatestBodyBytes / 2 - 10
        let batches = batches((0..<5).map { event($0, order: 1, bytes: half) }, limits(3, 500))
        #expect(batches.map(\.events.count) == [2, 2, 1])
    }

    @Test func `keep several requests under way although an order's events lie far apart`() {
        // 50 orders, each with an event in every 50: any two batches cut from one row would share them all.
        let limits = limits(4, 100)
        var machine = SendingMachine(limits: limits, firstNumber: 1, dice: SystemRandomNumberGenerator())
        for batch in batches((0..<4_000).map { event($0, order: UInt64($0 % 50)) }, limits).prefix(12) {
            _ = machine.offer(events: batch.events.count, orders: batch.orders)
        }
        #expect(machine.due(at: .zero).count == 4)
    }
}
