internal import Columns
internal import EventModel
internal import EventStore

/// What an event says of its order, as rules on orders see it.
struct OrderStep {
    /// The event's number.
    let event: Int64
    /// When it happened, in microseconds on the store's clock.
    let occurred: Int64
    /// The code of the externalOrderId.
    let order: UInt32
    /// The code of its currency.
    let currency: UInt32
    /// What it does.
    let kind: OrderEventKind
    /// The status that it sets; nil if it sets none or none of the vendor's.
    let status: OrderStatus?
    /// Why it counts for nothing; nil if it counts.
    let reason: IgnoredReason?
    /// Whether it can make an order on its own, as far as that takes a total, a status and a date.
    let isWhole: Bool
}

/// The events of all orders, or of those at fault.
///
/// While they are few they are kept as the events are looked at. Where there are many they are read again when all events
/// have been seen, those of some orders at a time, so that memory does not grow with them.
final class OrderHistory {
    /// What one row group says of orders.
    struct Reading: Sendable {
        /// The events, if they are kept.
        var steps: [OrderStep] = []
        /// The orders of which an event counts for nothing or is lost.
        var faulty: [UInt32] = []
        /// How many events there are of the orders of each block of numbers, unless the events are kept.
        var counts: [Int] = []
        /// By the code of a currency: whether an event has it.
        var currencies: [Bool] = []
        /// Whether an event that counts makes an order DELIVERED.
        var hasDelivered = false
    }

    /// By the code of a currency: whether an event has it.
    private(set) var currencies: [Bool]
    /// Whether an event that counts makes an order DELIVERED.
    private(set) var hasDelivered = false

    private let context: AuditContext
    private let reader: OrderStepReader
    private let needs: SurveyNeeds
    /// Whether the events are kept as they are seen.
    private let isKept: Bool
    private let stepsAtOnce: Int
    private var steps: [OrderStep] = []
    private var faulty: Bitmap
    private var counts: [Int]
    /// How many numbers of orders there are.
    private let orders: Int

    private static let ordersOfBlock = 64

    /// - Parameter stepsAtOnce: How many events of orders are in memory at a time, unless a few orders have more.
    init(_ context: AuditContext, _ needs: SurveyNeeds, stepsAtOnce: Int) {
        self.context = context
        self.needs = needs
        self.stepsAtOnce = stepsAtOnce
        reader = OrderStepReader(context)
        orders = context.columns.order.map { context.snapshot.dictionary(of: $0).count } ?? 0
        let events = context.snapshot.rowGroups.filter { context.orderKinds[Int($0.eventType)] != nil }
            .reduce(0) { $0 + $1.events }
        isKept = needs.contains(.orders) && events <= stepsAtOnce
        faulty = Bitmap(count: orders)
        counts = Array(repeating: 0, count: orders / Self.ordersOfBlock + 1)
        if isKept { steps.reserveCapacity(events) }
        let names = context.columns.currency.map { context.snapshot.dictionary(of: $0).count } ?? 0
        currencies = Array(repeating: false, count: names)
    }

    // MARK: While all events are looked at

    /// What a row group says; nothing is changed, so several threads may ask.
    ///
    /// - Parameter isLost: Whether the vendor drops an event by what was found in it.
    func read(_ group: EventGroup, isLost: (Int64) -> Bool) -> Reading {
        var reading = Reading()
        guard group.orderKind != nil, !needs.isDisjoint(with: [.orders, .faultyOrders]) else { return reading }
        let steps = reader.steps(of: group)
        if isKept { reading.steps = steps }
        if !isKept { reading.counts = Array(repeating: 0, count: counts.count) }
        reading.currencies = Array(repeating: false, count: currencies.count)
        for step in steps {
            if !isKept { reading.counts[Int(step.order) / Self.ordersOfBlock] += 1 }
            if step.currency != OrderEvent.noCurrency { reading.currencies[Int(step.currency)] = true }
            if step.reason == nil, step.status == .delivered { reading.hasDelivered = true }
            if !needs.contains(.orders), step.reason != nil || step.isWhole && isLost(step.event) {
                reading.faulty.append(step.order)
            }
        }
        return reading
    }

    /// Takes what the next row group says.
    func take(_ reading: Reading) {
        steps += reading.steps
        for order in reading.faulty { faulty[Int(order)] = true }
        for block in reading.counts.indices { counts[block] += reading.counts[block] }
        for code in reading.currencies.indices where reading.currencies[code] { currencies[code] = true }
        if reading.hasDelivered { hasDelivered = true }
    }

    // MARK: When all events were seen

    /// Calls with the events of each order in the order of their times and numbers, on several cores at once.
    ///
    /// - Parameters:
    ///   - share: Makes what a share of the orders is told to.
    ///   - body: Gets the events of one order, and what its share is told to.
    /// - Returns: The shares, in the order of the orders.
    func shares<Share>(
        _ share: @Sendable () -> Share,
        _ body: @Sendable (UnsafeBufferPointer<OrderStep>, inout Share) -> Void
    ) throws -> [Share] {
        if isKept { return Self.shares(of: steps, 0..<orders, share, body) }
        var shares: [Share] = []
        for range in ranges where needs.contains(.orders) || range.contains(where: { faulty[$0] }) {
            try context.readRepeated()
            let wanted = needs.contains(.orders) ? nil : faulty
            shares += Self.shares(of: try reader.steps(ofOrders: range, among: wanted), range, share, body)
        }
        return shares
    }

    /// Runs of orders that have no more events together than may be in memory, unless one block of numbers has more.
    private var ranges: [Range<Int>] {
        var ranges: [Range<Int>] = []
        var (start, sum) = (0, 0)
        for block in counts.indices {
            if sum > 0, sum + counts[block] > stepsAtOnce {
                ranges.append(start..<block * Self.ordersOfBlock)
                (start, sum) = (block * Self.ordersOfBlock, 0)
            }
            sum += counts[block]
        }
        ranges.append(start..<max(start, orders))
        return ranges
    }

    private static func shares<Share>(
        of steps: [OrderStep],
        _ orders: Range<Int>,
        _ share: @Sendable () -> Share,
        _ body: @Sendable (UnsafeBufferPointer<OrderStep>, inout Share) -> Void
    ) -> [Share] {
        let (starts, places) = places(of: steps, orders)
        let shares = Concurrently.mapSlices(of: orders.count) { slice in
            var made = share()
            var own: [OrderStep] = []
            for order in slice where starts[order] < starts[order + 1] {
                own.removeAll(keepingCapacity: true)
                for place in places[Int(starts[order])..<Int(starts[order + 1])] { own.append(steps[Int(place)]) }
                own.withUnsafeMutableBufferPointer { own in
                    sort(own)
                    body(UnsafeBufferPointer(own), &made)
                }
            }
            return Unshared(value: made)
        }
        return shares.map(\.value)
    }

    /// What one thread made and hands over.
    private struct Unshared<Value>: @unchecked Sendable { let value: Value }

    /// Sorts the events of an order by time and number; most orders have a few, and these nearly in order.
    private static func sort(_ steps: UnsafeMutableBufferPointer<OrderStep>) {
        func precede(_ left: OrderStep, _ right: OrderStep) -> Bool {
            left.occurred != right.occurred ? left.occurred < right.occurred : left.event < right.event
        }
        guard steps.count <= 16 else {
            var steps = steps
            return steps.sort(by: precede)
        }
        for index in steps.indices.dropFirst() {
            let step = steps[index]
            var place = index
            while place > 0, precede(step, steps[place - 1]) {
                steps[place] = steps[place - 1]
                place -= 1
            }
            steps[place] = step
        }
    }

    /// Where the events of each order begin, counted from the first order, and the places of the events in that order.
    private static func places(of steps: [OrderStep], _ orders: Range<Int>) -> (starts: [UInt32], places: [UInt32]) {
        var starts: [UInt32] = Array(repeating: 0, count: orders.count + 1)
        for step in steps { starts[Int(step.order) - orders.lowerBound + 1] += 1 }
        for order in 0..<orders.count { starts[order + 1] += starts[order] }
        var next = starts
        var places: [UInt32] = Array(repeating: 0, count: steps.count)
        for index in steps.indices {
            let order = Int(steps[index].order) - orders.lowerBound
            places[Int(next[order])] = UInt32(index)
            next[order] += 1
        }
        return (starts, places)
    }
}
