import EventModel

/// The days that the shop is open: three years up to the last day, with how busy each of them is.
struct ShopCalendar: Sendable {
    /// One day of the shop.
    struct Day: Sendable {
        /// 0 for the first year, 2 for the last.
        let year: Int
        /// 1 to 12.
        let month: Int
        /// True on Saturday and Sunday.
        let isWeekend: Bool
        /// True in the week of Black Friday and before the holidays, when prices go down.
        let isSale: Bool
        /// How many orders fall on this day, in relation to other days.
        let weight: Int
    }

    /// Every day, the first first.
    let days: [Day]
    /// The dates of all days as `YYYY-MM-DD`, ten bytes each.
    let dateTexts: [UInt8]

    /// Seconds in a day.
    static let secondsInDay = 86_400
    /// The number of the first day, counted from 1970-01-01.
    static let firstDayNumber = WallClock.dayNumber(year: 2022, month: 1, day: 1)
    /// The number of the last day, counted from 1970-01-01.
    static let lastDayNumber = WallClock.dayNumber(year: 2024, month: 12, day: 31)

    /// Works out all days; the seed gives each a little weather of its own.
    init(seed: UInt64) {
        var random = RandomSource(seed: seed, stream: Stream.calendar)
        var days: [Day] = []
        var texts: [UInt8] = []
        let count = Self.lastDayNumber - Self.firstDayNumber + 1
        for index in 0..<count {
            let clock = WallClock(microseconds: Int64(Self.firstDayNumber + index) * WallClock.day)
            let (year, month, day) = clock.date
            let fromBlackFriday = clock.dayNumber - Self.blackFriday(of: year)
            // The shop more than doubles in three years.
            let growth = 100 + 130 * index / count
            let season = Self.season(month: month, day: day, fromBlackFriday: fromBlackFriday)
            let weekday = Self.weekdays[clock.weekday - 1]
            let weather = random.within(91...109)
            days.append(
                Day(
                    year: year - 2_022,
                    month: month,
                    isWeekend: clock.weekday > 5,
                    isSale: (-4...3).contains(fromBlackFriday) || (month == 12 && (10...23).contains(day)),
                    weight: growth * season * weekday * weather / 10_000
                )
            )
            let digits = year * 10_000 + month * 100 + day
            var divisor = 10_000_000
            while divisor > 0 {
                texts.append(UInt8(ascii: "0") + UInt8(digits / divisor % 10))
                if divisor == 10_000 || divisor == 100 { texts.append(UInt8(ascii: "-")) }
                divisor /= 10
            }
        }
        self.days = days
        dateTexts = texts
    }

    /// The second of the day at which something happens: evenings are busy, nights are quiet.
    func second(on day: Day, random: inout RandomSource) -> Int {
        let hours = day.isWeekend ? Self.weekendHours : Self.workdayHours
        return random.index(weighted: hours, total: Self.hoursTotal) * 3_600 + random.below(3_600)
    }

    /// How many orders fall on each day; they add up to the given number.
    ///
    /// The first million is drawn one by one, so that a small shop has its quiet weeks; the rest follows the weights
    /// exactly.
    func spread(orders: Int, seed: UInt64) -> [Int] {
        var random = RandomSource(seed: seed, stream: Stream.orderDays)
        var borders: [Int] = []
        var total = 0
        for day in days {
            total += day.weight
            borders.append(total)
        }
        var counts = [Int](repeating: 0, count: days.count)
        let drawn = min(orders, 1_000_000)
        for _ in 0..<drawn {
            let point = random.below(total)
            var low = 0
            var high = days.count - 1
            while low < high {
                let middle = (low + high) / 2
                if borders[middle] > point { high = middle } else { low = middle + 1 }
            }
            counts[low] += 1
        }
        var given = 0
        for day in days.indices {
            let due = (orders - drawn).multipliedFullWidth(by: borders[day])
            let share = total.dividingFullWidth(due).quotient
            counts[day] += share - given
            given = share
        }
        return counts
    }
}

extension ShopCalendar {
    /// Percent of an ordinary day, Monday first: people shop at work and rest on Saturday.
    private static let weekdays = [108, 104, 102, 100, 98, 88, 100]
    /// Percent of an ordinary month: a slow summer and a strong end of the year.
    private static let months = [88, 92, 100, 97, 98, 88, 80, 84, 104, 106, 112, 134]
    /// Thousandths of a day's orders for each hour.
    private static let workdayHours = [
        9, 5, 3, 2, 2, 4, 10, 21, 35, 49, 58, 61, 63, 60, 55, 52, 51, 53, 61, 76, 88, 86, 63, 33,
    ]
    private static let weekendHours = [
        14, 8, 5, 3, 2, 2, 5, 11, 22, 40, 58, 69, 71, 67, 62, 59, 58, 60, 65, 75, 84, 80, 54, 26,
    ]
    private static let hoursTotal = 1_000

    /// The number of the Friday after the fourth Thursday of November.
    private static func blackFriday(of year: Int) -> Int {
        let latest = WallClock.dayNumber(year: year, month: 11, day: 29)
        let weekday = WallClock(microseconds: Int64(latest) * WallClock.day).weekday
        return latest - (weekday - 5 + 7) % 7
    }

    /// Percent of an ordinary day, by the time of the year.
    private static func season(month: Int, day: Int, fromBlackFriday: Int) -> Int {
        switch fromBlackFriday {
        case 0: return 420
        case -1, 3: return 250
        case 1, 2: return 220
        case -4 ... -2: return 140
        default: break
        }
        switch (month, day) {
        case (1, 1): return 35
        case (12, 31): return 45
        case (12, 24), (12, 25): return 85
        case (12, 8...20): return 155
        case (2, 9...13), (3, 3...7): return 130
        default: return months[month - 1]
        }
    }
}
