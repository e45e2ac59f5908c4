/// What somebody puts into the basket: up to five lines, drawn anew from the seed of the order whenever it is needed.
///
/// One basket is filled again and again, so that an event allocates nothing.
struct Basket: Sendable {
    /// One product in the basket.
    struct Line: Sendable {
        /// Index into the catalogue.
        var product: Int
        /// How many of it.
        var quantity: Int
        /// The unit price on the tag, in hundredths.
        var listPrice: Int
        /// The unit price that is paid, in hundredths: the discount is already off, as the vendor asks.
        var cost: Int
    }

    /// The lines, at least one once it is filled.
    private(set) var lines: [Line] = []

    private static let lineCounts = [460, 270, 150, 80, 40]
    private static let quantities = [780, 150, 45, 15, 7, 3]
    private static let weightTotal = 1_000

    /// The sum of quantity times cost, in hundredths.
    var total: Int {
        var sum = 0
        for line in lines { sum += line.quantity * line.cost }
        return sum
    }

    /// What was taken off, in hundredths: the sum of quantity times the difference of tag and cost.
    var discount: Int {
        var sum = 0
        for line in lines { sum += line.quantity * (line.listPrice - line.cost) }
        return sum
    }

    /// Fills the basket for this customer on this day.
    mutating func fill(
        seed: UInt64,
        customer: Customer,
        currency: Currency,
        day: ShopCalendar.Day,
        from catalogue: Catalogue
    ) {
        var random = RandomSource(seed: seed, stream: Stream.basket)
        lines.removeAll(keepingCapacity: true)
        let percentOff = random.chance(day.isSale ? 450 : 110) ? 5 * random.within(1...(day.isSale ? 6 : 4)) : 0
        for _ in 0...random.index(weighted: Self.lineCounts, total: Self.weightTotal) {
            let product = Self.product(for: customer, random: &random, from: catalogue)
            let quantity = 1 + random.index(weighted: Self.quantities, total: Self.weightTotal)
            if lines.contains(where: { $0.product == product }) { continue }
            let price = catalogue.price(of: product, in: currency, year: day.year)
            let cost = price - price * percentOff / 100
            lines.append(Line(product: product, quantity: quantity, listPrice: price, cost: cost))
        }
    }

    /// Changes the basket as a customer does after ordering.
    ///
    /// The last of several lines goes, or one more of a single line comes.
    mutating func revise() {
        if lines.count > 1 {
            lines.removeLast()
        } else if !lines.isEmpty {
            lines[0].quantity += 1
        }
    }

    /// Draws a product: mostly from the favourite categories, the first on the shelf more often than the last.
    private static func product(for customer: Customer, random: inout RandomSource, from catalogue: Catalogue) -> Int {
        let taste = random.below(100)
        let category =
            taste < 48
            ? Int(customer.favourite)
            : taste < 70 ? Int(customer.second) : random.index(weighted: catalogue.weights, total: 1_000)
        let count = catalogue.productsInCategory
        let one = random.below(count)
        let other = random.below(count)
        let first = min(one, other)
        guard customer.isGenerous else { return category * count + first }
        let dearer =
            catalogue.price(of: category * count + one, in: .hryvnia, year: 0)
            > catalogue.price(of: category * count + other, in: .hryvnia, year: 0)
        return category * count + (dearer ? one : other)
    }
}
