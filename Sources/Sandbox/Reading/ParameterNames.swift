internal import EventModel
internal import EventReader

/// The names of parameters that have been met, each with what it stands for, so that a name is looked at once.
struct ParameterNames {
    /// What a parameter of a name stands for.
    struct Meaning {
        let identifies: IdentifierKind?
        let order: OrderParameters.Field?
        /// The last event that had the name.
        fileprivate var event: Int
    }

    private var places: [String: Int] = [:]
    private var meanings: [Meaning] = []
    private var event = 0

    /// Hostile requests could bring new names for ever.
    private static let most = 10_000

    /// Lets names come again.
    mutating func beginEvent() {
        event += 1
        guard meanings.count > Self.most else { return }
        places = [:]
        meanings = []
    }

    /// What a name stands for.
    ///
    /// - Throws: Why it cannot be taken: it is too long, or the event has it already.
    mutating func take(_ token: JSONToken) throws(EventFault) -> Meaning {
        let name = token.string
        if let place = places[name] {
            guard meanings[place].event != event else { throw EventFault("there is another \(name)") }
            meanings[place].event = event
            return meanings[place]
        }
        guard name.unicodeScalars.count <= YespoRules.parameterNameLength else {
            throw EventFault("name is longer than \(YespoRules.parameterNameLength) characters")
        }
        let meaning = Meaning(
            identifies: IdentifierKind(parameterName: name),
            order: OrderParameters.Field(rawValue: name),
            event: event
        )
        places[name] = meanings.count
        meanings.append(meaning)
        return meaning
    }
}
