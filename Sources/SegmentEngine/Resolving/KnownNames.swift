internal import EventModel
package import EventStore
internal import SegmentLanguage

/// The names that a store has, at any time, and with them those that the vendor documents.
///
/// A name is known by its bytes, as the store has it: another spelling of the same letters is another name.
package struct KnownNames: Sendable {
    /// The event types that the store has or had.
    private let eventTypes: Set<ComparedByBytes>
    /// Those of them that have events now, which others lost when an import or a period was removed.
    private let presentEventTypes: Set<ComparedByBytes>
    /// The parameters in the store, with the fields of their lines.
    private let parameters: [ComparedByBytes: Set<ComparedByBytes>]
    /// The fields that contact lists have or had.
    private let contactFields: Set<ComparedByBytes>
    /// Those of them that a list gives somebody; where none does, events may.
    private let givenContactFields: Set<ComparedByBytes>
    /// Whether every name passes, since there is no store to check against.
    let knowsAll: Bool

    /// Makes the names of a store.
    package init(eventTypes: Set<String>, parameters: [String: Set<String>], contactFields: Set<String> = []) {
        self.init(
            eventTypes: named(eventTypes),
            presentEventTypes: named(eventTypes),
            parameters: Dictionary(
                uniqueKeysWithValues: parameters.map { (ComparedByBytes($0.key), named($0.value)) }
            ),
            contactFields: named(contactFields),
            givenContactFields: named(contactFields),
            knowsAll: false
        )
    }

    private init(
        eventTypes: Set<ComparedByBytes>,
        presentEventTypes: Set<ComparedByBytes>,
        parameters: [ComparedByBytes: Set<ComparedByBytes>],
        contactFields: Set<ComparedByBytes>,
        givenContactFields: Set<ComparedByBytes>,
        knowsAll: Bool
    ) {
        self.eventTypes = eventTypes
        self.presentEventTypes = presentEventTypes
        self.parameters = parameters
        self.contactFields = contactFields
        self.givenContactFields = givenContactFields
        self.knowsAll = knowsAll
    }

    /// Every name there could be, for a check without a store.
    package static let all = KnownNames(
        eventTypes: [],
        presentEventTypes: [],
        parameters: [:],
        contactFields: [],
        givenContactFields: [],
        knowsAll: true
    )

    /// Reads the names of a snapshot.
    package init(_ snapshot: StoreSnapshot) {
        var parameters: [ComparedByBytes: Set<ComparedByBytes>] = [:]
        for number in snapshot.columns {
            let column = snapshot.columnName(number)
            switch column.scope {
            case .parameter: parameters[ComparedByBytes(column.name), default: []].formUnion([])
            case .lineField:
                let parent = ComparedByBytes(snapshot.columnName(column.parent).name)
                parameters[parent, default: []].insert(ComparedByBytes(column.name))
            case .member: break
            }
        }
        let eventTypes = snapshot.eventTypeNames
        let present = Set(snapshot.rowGroups.lazy.filter { $0.events > $0.removed }.map { Int($0.eventType) })
        self.init(
            eventTypes: named(eventTypes),
            presentEventTypes: named(present.lazy.filter(eventTypes.indices.contains).map { eventTypes[$0] }),
            parameters: parameters,
            contactFields: named(snapshot.contactLists.fieldNames),
            givenContactFields: named(snapshot.contactLists.givenFieldNames),
            knowsAll: false
        )
    }

    /// The field of contact lists that a name means: the one of this name, or the vendor's own that it is another name of.
    ///
    /// What no list gives anybody, since its lists were taken back or have the column empty, is one only if no event gives it either.
    func contactField(named name: String) -> String? {
        let names = [name, StandardContactField(name: name)?.rawValue].compactMap { $0 }
        if let given = names.first(where: { givenContactFields.contains(ComparedByBytes($0)) }) { return given }
        return hasData(parameter: name) ? nil : names.first { contactFields.contains(ComparedByBytes($0)) }
    }

    /// The names of the store's parameters.
    var parameterNames: some Sequence<String> { parameters.keys.lazy.map(\.wrappedValue) }

    /// The names of fields that contact lists have or had.
    var contactFieldNames: some Sequence<String> { contactFields.lazy.map(\.wrappedValue) }

    /// Whether an event type is in the store or documented.
    func knows(eventType name: String) -> Bool {
        knowsAll || eventTypes.contains(ComparedByBytes(name)) || YespoRules.documentedEventTypes.contains(name)
    }

    /// Whether a parameter is in the store, or documented for an event type; identifiers compare without case.
    func knows(parameter name: String, of eventType: String) -> Bool {
        hasData(parameter: name) || IdentifierKind(parameterName: name) != nil
            || YespoRules.documentedParameters(of: eventType).contains(name)
    }

    /// Whether a field of a parameter's lines is in the store or documented.
    func knows(field name: String, of parameter: String) -> Bool {
        hasData(field: name, of: parameter) || YespoRules.documentedFields(ofParameter: parameter).contains(name)
    }

    /// Whether the store has events of a type.
    func hasData(eventType name: String) -> Bool {
        knowsAll || presentEventTypes.contains(ComparedByBytes(name))
    }

    /// Whether the store has a parameter, which for identifiers may be written in other letters' case.
    func hasData(parameter name: String) -> Bool {
        if knowsAll || parameters[ComparedByBytes(name)] != nil { return true }
        guard IdentifierKind(parameterName: name) != nil else { return false }
        return parameterNames.contains { $0.lowercased() == name.lowercased() }
    }

    /// Whether the store has a field in a parameter's lines.
    func hasData(field name: String, of parameter: String) -> Bool {
        knowsAll || parameters[ComparedByBytes(parameter)]?.contains(ComparedByBytes(name)) ?? false
    }

    /// The event type that a misspelt one most likely meant.
    func nearest(toEventType name: String) -> String? {
        // In other letters' case the one that has events was meant, whatever else is spelt like it.
        let stored = eventTypes.lazy.map(\.wrappedValue)
        return stored.filter { $0.lowercased() == name.lowercased() }.min()
            ?? nearestName(to: name, in: Array(stored) + YespoRules.documentedEventTypes)
    }

    /// The parameter, or the field behind its list, that a misspelt parameter most likely meant.
    func nearest(toParameter name: String, of eventType: String) -> String? {
        if let near = nearestName(
            to: name,
            in: Array(parameterNames) + YespoRules.documentedParameters(of: eventType)
        ) {
            return near
        }
        let holders = parameters.lazy.filter { $0.value.contains(ComparedByBytes(name)) }.map(\.key.wrappedValue)
        return holders.min().map { "\($0).\(name)" }
    }

    /// The field that a misspelt one most likely meant.
    func nearest(toField name: String, of parameter: String) -> String? {
        let stored = (parameters[ComparedByBytes(parameter)] ?? []).map(\.wrappedValue)
        return nearestName(to: name, in: stored + YespoRules.documentedFields(ofParameter: parameter))
    }
}

/// The names as a set of different bytes.
private func named(_ names: some Sequence<String>) -> Set<ComparedByBytes> {
    Set(names.lazy.map { ComparedByBytes($0) })
}
