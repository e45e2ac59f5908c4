/// One pass through the shop's story, day by day.
struct ShopRun: Sendable {
    private let seed: UInt64
    private let calendar: ShopCalendar
    private let ordersByDay: [Int]
    private var base: CustomerBase
    private var schedule = EventSchedule()
    private var writer: EventWriter
    private var orderNumber = 100_000
    private var moments: [Int] = []
    /// What was done in the shop without ordering since the last midnight.
    private var acts: Set<Act> = []

    /// What somebody did in a minute, which is as exactly as the time of a visit is written.
    private struct Act: Hashable, Sendable {
        let kind: ScheduledEvent.Kind
        let customer: Int32
        let minute: Int32
    }
    private var today: [ScheduledEvent] = []

    /// Visits without an order, in thousandths of the orders, beside the first visit of every customer.
    private static let idleVisits = 90
    /// Orders with a visit before them, in thousandths.
    private static let visitsBeforeOrder = 170
    /// Events that arrive late, in thousandths.
    private static let lateness = 14

    init(orders: Int, contacts: Int, seed: UInt64) {
        let calendar = ShopCalendar(seed: seed)
        let catalogue = Catalogue()
        self.seed = seed
        self.calendar = calendar
        ordersByDay = calendar.spread(orders: orders, seed: seed)
        base = CustomerBase(count: contacts, calendar: calendar, categoryWeights: catalogue.weights, seed: seed)
        writer = EventWriter(catalogue: catalogue, calendar: calendar)
    }

    /// Tells the whole story to the sink, in chunks of whole lines that are just larger than the given size.
    mutating func write(chunkSize: Int, _ sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        writer.output = LineBuffer(capacity: chunkSize + 16 << 10)
        var day = 0
        // What is reported late arrives after the last day.
        while day < calendar.days.count || !schedule.isEmpty {
            if day < calendar.days.count { plan(day: day) }
            schedule.take(day: day, into: &today)
            for event in today {
                writer.write(event, of: base.customers[Int(event.customer)])
                if writer.output.bytes.count >= chunkSize { try hand(to: sink) }
            }
            day += 1
        }
        if !writer.output.bytes.isEmpty { try hand(to: sink) }
    }

    private mutating func hand(to sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        try writer.output.bytes.withUnsafeBytes(sink)
        writer.output.clear()
    }

    /// Draws what begins on this day, and puts it and its consequences into the queue.
    private mutating func plan(day: Int) {
        var random = RandomSource(seed: seed, stream: Stream.days + UInt64(day))
        let midnight = day * ShopCalendar.secondsInDay
        acts = acts.filter { Int($0.minute) * 60 >= midnight }
        base.open(day: day)
        moments.removeAll(keepingCapacity: true)
        for _ in 0..<ordersByDay[day] {
            moments.append(midnight + calendar.second(on: calendar.days[day], random: &random))
        }
        // Orders are numbered in the order in which they are placed.
        moments.sort()
        for moment in moments {
            let customer = base.buyer(on: day, of: calendar.days[day], random: &random)
            orderNumber += 1
            order(orderNumber, by: customer, at: moment, midnight: midnight, random: &random)
        }
        while let customer = base.nextFirstVisitor(day: day) {
            visit(
                by: customer,
                at: midnight + calendar.second(on: calendar.days[day], random: &random),
                random: &random
            )
        }
        let idle = ordersByDay[day] * Self.idleVisits
        for _ in 0..<(idle / 1_000 + (random.chance(idle % 1_000) ? 1 : 0)) {
            let customer = base.visitor(random: &random)
            visit(
                by: customer,
                at: midnight + calendar.second(on: calendar.days[day], random: &random),
                random: &random
            )
        }
    }

    private mutating func order(
        _ number: Int,
        by customer: Int,
        at moment: Int,
        midnight: Int,
        random: inout RandomSource
    ) {
        let basketSeed = random.next()
        let life = OrderLife(placed: moment, isAbroad: base.customers[customer].country != .ukraine, random: &random)
        if life.status != .delivered && random.chance(Self.visitsBeforeOrder) {
            let kinds = Self.visitsThatLead[random.below(Self.visitsThatLead.count)]
            let begin = moment - random.within(600...3_000)
            var step = 0
            for kind in kinds where begin + step * 150 >= midnight {
                let event = ScheduledEvent(
                    kind: kind,
                    status: .initialized,
                    customer: Int32(customer),
                    occurred: Int32(begin + step * 150),
                    placed: Int32(moment),
                    order: 0,
                    seed: basketSeed
                )
                add(event, random: &random)
                step += 1
            }
        }
        var event = ScheduledEvent(
            kind: .created,
            status: life.status,
            customer: Int32(customer),
            occurred: Int32(moment),
            placed: Int32(moment),
            order: number,
            seed: basketSeed
        )
        add(event, random: &random)
        if let change = life.change {
            event = event.followed(by: change)
            add(event, random: &random)
        }
        if let end = life.end { add(event.followed(by: end), random: &random) }
    }

    private mutating func visit(by customer: Int, at moment: Int, random: inout RandomSource) {
        let kinds = Self.idleKinds[random.below(Self.idleKinds.count)]
        let seed = random.next()
        var time = moment
        for kind in kinds {
            let event = ScheduledEvent(
                kind: kind,
                status: .initialized,
                customer: Int32(customer),
                occurred: Int32(time),
                placed: Int32(moment),
                order: 0,
                seed: seed
            )
            add(event, random: &random)
            time += random.within(70...400)
        }
    }

    private mutating func add(_ event: ScheduledEvent, random: inout RandomSource) {
        let occurred = Int(event.occurred)
        // What happens after the last day is not known yet.
        guard occurred < calendar.days.count * ShopCalendar.secondsInDay else { return }
        var delay = 0
        if random.chance(Self.lateness) {
            switch random.below(100) {
            case ..<55: delay = random.within(3_600...86_400)
            case ..<88: delay = random.within(1...7) * 86_400 + random.below(40_000)
            default: delay = random.within(7...34) * 86_400 + random.below(40_000)
            }
        }
        // The same twice in a minute could be the same event twice, which only the planted defects are meant to be.
        if event.order == 0 {
            let act = Act(kind: event.kind, customer: event.customer, minute: event.occurred / 60)
            guard acts.insert(act).inserted else { return }
        }
        schedule.add(event, arriving: occurred + delay)
    }

    private static let visitsThatLead: [[ScheduledEvent.Kind]] = [
        [.productViewed], [.categoryViewed, .productViewed], [.productViewed, .cartUpdated],
        [.searched, .productViewed, .cartUpdated],
    ]
    private static let idleKinds: [[ScheduledEvent.Kind]] = [
        [.productViewed], [.productViewed], [.categoryViewed], [.categoryViewed, .productViewed], [.searched],
        [.productViewed, .cartUpdated],
    ]
}
