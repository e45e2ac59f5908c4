internal import EventModel

/// What a request is for.
package enum Endpoint: Hashable, Sendable {
    /// Generate past events: a batch with times of its own.
    case pastEvents(APIVersion)
    /// Delete events: all of a period.
    case deletion
    /// Generate event: one that happens now.
    case event(APIVersion)
    /// Add orders.
    case orders
    /// Add or update contacts, many at a time.
    case contacts
    /// How far an import of contacts is, by its session.
    case importStatus(String)
    /// Whose account it is.
    case account
    /// The sandbox's own: what has happened so far, in numbers.
    case state
    /// The sandbox's own: every event that it keeps.
    case keptEvents
    /// The sandbox's own: every contact that it keeps.
    case keptContacts

    /// Whether this is the sandbox's own page, which the vendor does not have: without limits and faults.
    package var isOwn: Bool {
        switch self {
        case .state, .keptEvents, .keptContacts: true
        default: false
        }
    }

    /// Whether the request has a body that must be JSON.
    package var hasBody: Bool {
        switch self {
        case .pastEvents, .deletion, .event, .orders, .contacts: true
        case .importStatus, .account, .state, .keptEvents, .keptContacts: false
        }
    }
}

extension Endpoint {
    /// Finds what a request is for.
    ///
    /// - Throws: 404 for a path that the sandbox does not have, 405 for a method that the path does not take.
    package init(method: String, path: String) throws(Refusal) {
        let routes = Self.routes(of: path)
        guard !routes.isEmpty else {
            throw Refusal(status: 404, "The sandbox has no resource \(path)")
        }
        guard let endpoint = routes[method] else {
            throw Refusal(
                status: 405,
                "\(path) takes \(routes.keys.sorted().joined(separator: " and ")), not \(method)"
            )
        }
        self = endpoint
    }

    private static func routes(of path: String) -> [String: Endpoint] {
        switch path {
        case "/api/v1/past_events": ["POST": .pastEvents(.one), "DELETE": .deletion]
        case "/api/v2/past_events": ["POST": .pastEvents(.two)]
        case "/api/v1/event": ["POST": .event(.one)]
        case "/api/v2/event": ["POST": .event(.two)]
        case YespoRules.ordersPath: ["POST": .orders]
        case YespoRules.contactsPath: ["POST": .contacts]
        case YespoRules.accountPath: ["GET": .account]
        case "/sandbox/state": ["GET": .state]
        case "/sandbox/events": ["GET": .keptEvents]
        case "/sandbox/contacts": ["GET": .keptContacts]
        default: importRoutes(of: path)
        }
    }

    private static func importRoutes(of path: String) -> [String: Endpoint] {
        let folder = "/api/v1/importstatus/"
        guard path.hasPrefix(folder), path.count > folder.count else { return [:] }
        return ["GET": .importStatus(String(path.dropFirst(folder.count)))]
    }
}
