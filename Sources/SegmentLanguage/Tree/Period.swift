package import EventModel

/// When events or orders must have happened, as written; the engine makes it absolute.
package struct Period: Hashable, Sendable {
    /// The forms of a period; T is the as-of time.
    package enum Kind: Hashable, Sendable {
        /// `in last N UNITS`: after T minus N units, up to T; N is 1 to 1,000,000.
        case inLast(Int, Unit)
        /// `N to M days ago`: whole calendar days, both ends in it; nearest is not greater than farthest.
        case daysAgo(nearest: Int, farthest: Int)
        /// The calendar day of T, up to T.
        case today
        /// The calendar day before that of T.
        case yesterday
        /// `this week`: the calendar unit that holds T, up to T; never hour or day.
        case this(Unit)
        /// `last week`: the calendar unit before the one that holds T; never hour or day.
        case last(Unit)
        /// `between A and B`: both ends in it, a date with its whole day; A is not after B.
        case between(Moment, Moment)
        /// Before the moment; not on the day, when it is a date.
        case before(Moment)
        /// After the moment; not on the day, when it is a date.
        case after(Moment)
        /// From the moment on, a date with its whole day.
        case since(Moment)
    }

    /// The form.
    package let kind: Kind
    /// Where the period stands.
    @NotCompared package var range: SourceRange

    /// Makes a period.
    package init(_ kind: Kind, range: SourceRange = .none) {
        self.kind = kind
        self.range = range
    }
}

extension Period {
    /// A unit of time.
    package enum Unit: String, CaseIterable, Hashable, Sendable {
        /// Sixty minutes.
        case hour
        /// 24 hours, or a calendar day.
        case day
        /// Seven days; calendar weeks begin on Monday.
        case week
        /// A calendar month.
        case month
        /// Three calendar months, from January, April, July or October.
        case quarter
        /// A calendar year.
        case year
    }

    /// A border of a period.
    package enum Moment: Hashable, Sendable {
        /// A calendar day, as the midnight that begins it.
        case date(WallClock)
        /// A time of a day.
        case time(WallClock)

        /// The earliest time that belongs to it.
        package var start: WallClock {
            switch self {
            case .date(let time), .time(let time): time
            }
        }
    }
}
