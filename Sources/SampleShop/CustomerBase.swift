/// All customers in the order in which they join, and the draw of the one who buys next.
struct CustomerBase: Sendable {
    /// The customers; one who joined earlier has a smaller index.
    let customers: [Customer]
    /// How many were there when the shop's story begins.
    let founders: Int

    /// The indices of the customers of each pace, in the order in which they join.
    private let byPace: [[Int32]]
    /// How many of each pace have joined by today.
    private var joined: [Int]
    private var weights: [Int]
    /// How many customers have joined by today.
    private(set) var present = 0
    private var foundersSeen = 0
    private var newcomersSeen: Int

    /// Over how many days the first visits of the founders are spread.
    private static let founderDays = 300

    /// Draws that many customers; newcomers come as the shop gets busier.
    init(count: Int, calendar: ShopCalendar, categoryWeights: [Int], seed: UInt64) {
        let founders = min(count, max(1, count / 4))
        var customers: [Customer] = []
        customers.reserveCapacity(count)
        var byPace = [[Int32]](repeating: [], count: Customer.Pace.allCases.count)
        var total = 0
        for day in calendar.days { total += day.weight }
        var day = 0
        var passed = calendar.days[0].weight
        for index in 0..<count {
            if index >= founders {
                let target = (2 * (index - founders) + 1) * total / (2 * (count - founders))
                while passed <= target && day + 1 < calendar.days.count {
                    day += 1
                    passed += calendar.days[day].weight
                }
            }
            var random = RandomSource(seed: seed, stream: Stream.customers + UInt64(index))
            let customer = Customer(joining: day, categoryWeights: categoryWeights, random: &random)
            byPace[Int(customer.pace.rawValue)].append(Int32(index))
            customers.append(customer)
        }
        self.customers = customers
        self.founders = founders
        self.byPace = byPace
        joined = [Int](repeating: 0, count: byPace.count)
        weights = joined
        newcomersSeen = founders
    }

    /// Lets those in who join up to this day.
    mutating func open(day: Int) {
        for pace in Customer.Pace.allCases {
            let slot = Int(pace.rawValue)
            let members = byPace[slot]
            while joined[slot] < members.count && Int(customers[Int(members[joined[slot]])].joined) <= day {
                joined[slot] += 1
            }
            weights[slot] = joined[slot] * pace.weight
        }
        present = 0
        for count in joined { present += count }
    }

    /// The index of the customer who orders next.
    ///
    /// A few tries look for one who is still about; after them a lapsed one comes back.
    func buyer(on index: Int, of day: ShopCalendar.Day, random: inout RandomSource) -> Int {
        var found = 0
        for _ in 0..<8 {
            let slot = random.index(weighted: weights)
            found = Int(byPace[slot][random.below(joined[slot])])
            if customers[found].buys(on: index, of: day) { break }
        }
        return found
    }

    /// The index of a customer who looks around, each as likely as the other.
    func visitor(random: inout RandomSource) -> Int {
        random.below(present)
    }

    /// The index of the next customer whose first visit falls on this day or before it, nil if there is none left.
    ///
    /// Everybody is seen at least once: newcomers on the day they join, founders early in the story.
    mutating func nextFirstVisitor(day: Int) -> Int? {
        if foundersSeen < founders && foundersSeen * Self.founderDays / founders <= day {
            foundersSeen += 1
            return foundersSeen - 1
        }
        if newcomersSeen < customers.count && Int(customers[newcomersSeen].joined) <= day {
            newcomersSeen += 1
            return newcomersSeen - 1
        }
        return nil
    }
}
