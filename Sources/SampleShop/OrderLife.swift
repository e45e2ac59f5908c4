/// What becomes of an order after it is placed; drawn once when it is.
struct OrderLife: Sendable {
    /// An order's status, as the vendor names it.
    enum Status: UInt8, Sendable {
        case initialized
        case inProgress
        case delivered
        case cancelled
        case abandoned

        /// The vendor's word.
        var word: StaticString {
            switch self {
            case .initialized: "INITIALIZED"
            case .inProgress: "IN_PROGRESS"
            case .delivered: "DELIVERED"
            case .cancelled: "CANCELLED"
            case .abandoned: "ABANDONED_SHOPPING_CART"
            }
        }
    }

    /// One later event of the order.
    struct Step: Sendable {
        /// What is reported.
        let kind: ScheduledEvent.Kind
        /// The status that it reports.
        let status: Status
        /// Seconds after the order was placed.
        let after: Int
    }

    /// The status with which it is created.
    let status: Status
    /// A change before the end.
    let change: Step?
    /// Delivery or cancellation.
    let end: Step?

    private static let minute = 60
    private static let hour = 3_600
    private static let day = 86_400

    /// Draws the fate of an order that is placed at a moment, in seconds since the shop's first midnight.
    init(placed moment: Int, isAbroad: Bool, random: inout RandomSource) {
        let draw = random.below(1_000)
        var settled = 0
        switch draw {
        case ..<45:
            // Bought in a shop and taken home at once.
            (status, change, end) = (.delivered, nil, nil)
            return
        case ..<105:
            status = .abandoned
            guard random.chance(250) else {
                (change, end) = (nil, nil)
                return
            }
            settled = random.within(Self.hour...(2 * Self.day))
            change = Step(kind: .updated, status: .initialized, after: settled)
        default:
            status = draw < 800 ? .initialized : .inProgress
            settled = random.within((12 * Self.minute)...(20 * Self.hour))
            if random.chance(45) {
                change = Step(kind: .revised, status: .inProgress, after: settled)
            } else if status == .initialized && random.chance(160) {
                change = Step(kind: .updated, status: .inProgress, after: settled)
            } else {
                change = nil
            }
        }
        let fate = random.below(1_000)
        if fate < 885 {
            let days = isAbroad ? random.within(4...14) : min(random.within(1...7), random.within(1...7))
            // Parcels are handed over by day, from half past eight to half past eight.
            let handOver = ((moment + settled) / Self.day + days) * Self.day + random.within(30_600...73_800)
            end = Step(kind: .delivered, status: .delivered, after: handOver - moment)
        } else if fate < 970 {
            let later = random.within(Self.hour...(4 * Self.day))
            end = Step(kind: .cancelled, status: .cancelled, after: settled + later)
        } else {
            end = nil
        }
    }
}
