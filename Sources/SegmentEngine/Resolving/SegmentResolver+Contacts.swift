internal import EventModel
internal import SegmentLanguage

/// Conditions on what contacts are: identifiers, and fields that lists or their events give.
extension SegmentResolver {
    /// `contact.email ends with "@gmail.com"`, `contact.city = "Kyiv"`; nil if it is reported.
    func contact(_ condition: ContactCondition, _ check: inout NameCheck) -> ResolvedCondition? {
        if let kind = IdentifierKind(parameterName: condition.field.text) { return .identifier(kind, condition.test) }
        return field(condition.field, &check).map { .field($0, condition.test) }
    }

    /// `contact.birthday anniversary in next 7 days`; nil if it is reported.
    func anniversary(_ condition: AnniversaryCondition, _ check: inout NameCheck) -> ResolvedCondition? {
        guard IdentifierKind(parameterName: condition.field.text) == nil else {
            check.report(
                "contact.\(condition.field.text) is an identifier, and no date that could come round",
                at: condition.field.range
            )
            return nil
        }
        let days = CalendarDay.anniversaries(from: asOf.moment.startOfDay, daysAhead: condition.daysAhead)
        return field(condition.field, &check).map { .anniversary($0, on: days) }
    }

    private func field(_ name: Name, _ check: inout NameCheck) -> ResolvedField? {
        if let listed = names.contactField(named: name.text) { return ResolvedField(listed: listed) }
        guard names.hasData(parameter: name.text) else {
            let documented = StandardContactField(name: name.text)
            // What events spell in another way is there, under that name.
            let spelt = documented.flatMap { documented in
                names.parameterNames.filter { StandardContactField(name: $0) == documented }.min()
            }
            if let documented, spelt == nil {
                check.hint(
                    "no contact list in this database has \(documented.rawValue) and no event gives it, so it is missing "
                        + "everywhere"
                )
                return ResolvedField(listed: documented.rawValue)
            }
            let kinds = IdentifierKind.allCases.map(\.name)
            check.report(
                "no contact has a field called `\(name.text)`: it is no identifier (\(kinds.joined(separator: ", "))), "
                    + "no contact list has a field and no event a parameter of that name",
                at: name.range,
                suggestion: spelt
                    ?? nearestName(
                        to: name.text,
                        in: kinds + names.contactFieldNames + names.parameterNames
                            + StandardContactField.allCases.map(\.rawValue)
                    )
            )
            return nil
        }
        if names.knowsAll { return ResolvedField(parameter: name.text, window: asOf.past) }
        check.hint(
            "contact.\(name.text) is taken from each contact's last event that gives it, since no contact list gives it"
        )
        return ResolvedField(parameter: name.text, window: asOf.past)
    }
}
