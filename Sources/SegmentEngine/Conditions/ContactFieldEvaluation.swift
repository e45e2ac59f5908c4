internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// `contact.city = "Kyiv"`, `contact.birthday anniversary today`: a field that events give, since no list does.
///
/// The value is that of the contact's last event, of any type, in which the parameter is set.
extension EvaluationBinding {
    /// The evaluation of a field, to be shown the events of ``eventTypes(giving:)``.
    func evaluation(of field: ResolvedField, _ test: ValueTest) -> any EventEvaluation {
        let value = ColumnTest(ValueMatcher(test.kind, zone: snapshot.zone), columns: columns(of: field), of: snapshot)
        return latest(field, value, isNegated: test.negatesPositive)
    }

    /// The evaluation of an anniversary, to be shown the same events.
    func evaluation(of field: ResolvedField, anniversaryOn days: Set<CalendarDay>) -> any EventEvaluation {
        let value = ColumnTest(
            ValueMatcher(anniversaryOn: days, zone: snapshot.zone),
            columns: columns(of: field),
            of: snapshot
        )
        return latest(field, value, isNegated: false)
    }

    /// The names of the event types that have the parameter in some row group.
    func eventTypes(giving field: ResolvedField) throws -> [String] {
        var types = Set<UInt32>()
        for group in snapshot.rowGroups where !types.contains(group.eventType) {
            if try columns(of: field).contains(where: { try snapshot.entry(of: $0, in: group) != nil }) {
                types.insert(group.eventType)
            }
        }
        let names = snapshot.eventTypeNames
        return types.sorted().map { names[Int($0)] }
    }

    private func latest(_ field: ResolvedField, _ value: ColumnTest, isNegated: Bool) -> ExtremeEventEvaluation {
        let events = ResolvedEvents("", predicate: nil, window: field.window)
        return ExtremeEventEvaluation(
            .last,
            of: filter(events, and: predicates.positive(Path(Name(field.name)), .isSet)),
            satisfying: .test(value),
            isNegated: isNegated,
            contacts: snapshot.contacts.count
        )
    }

    private func columns(of field: ResolvedField) -> [UInt32] {
        predicates.columns(of: Path(Name(field.name)))
    }
}
