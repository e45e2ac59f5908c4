import EventModel
import SegmentLanguage
import TestSupport

/// Fields of contacts and anniversaries.
extension SlowSegment {
    /// The value that lists give the contact or, where no list has the field, that its events gave last.
    func field(_ name: Name, _ contact: Int) -> SlowValue {
        if shop.listedFields.contains(name.text) {
            return SlowValue(field: shop.listed[contact]?[name.text].map { .text($0) })
        }
        return giver(of: name, contact).map { SlowValue(parameter: $0.value(of: name.text)) } ?? .nothing
    }

    /// The contact's last event that gives a value; nil if none does.
    func giver(of name: Name, _ contact: Int) -> Event? {
        let own = shop.happenings.filter { $0.contact == contact && $0.occurred <= moment }
        return own.map(\.event).last { SlowValue(parameter: $0.value(of: name.text)).isSet }
    }

    /// Whether this year's date, or one of the years after, is near enough.
    func holds(_ condition: AnniversaryCondition, _ contact: Int) -> Bool {
        guard let birth = field(condition.field, contact).time(in: shop.zone)?.date else { return false }
        let thisYear = moment.date.year
        return (thisYear...thisYear + 2).contains { year in
            // A date that the year lacks is 29 February.
            let next =
                WallClock(year: year, month: birth.month, day: birth.day) ?? WallClock(year: year, month: 2, day: 28)
            return next.map { (0...condition.daysAhead).contains($0.dayNumber - moment.dayNumber) } ?? false
        }
    }
}
