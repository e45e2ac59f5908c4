/// Which lists and requests are open around the cursor of a `Framer`, and which element comes next.
struct Nesting {
    enum Context {
        /// Between top-level values.
        case root
        /// In a top-level list.
        case list
        /// In the `events` of a request.
        case events
        /// In a request, after its `events`.
        case request
    }

    private(set) var context = Context.root
    /// Whether an element may come next: after a bracket or a comma.
    private(set) var awaitsElement = false
    /// Whether broken bytes may have hidden the brackets that close what is open.
    var isDoubtful = false
    private var isInList = false
    private var listPosition = 0
    private var eventPosition = 0

    /// Where the next element stands.
    var pointer: EventPointer {
        switch context {
        case .root: EventPointer(form: .value)
        case .list: EventPointer(form: .list, element: listPosition)
        case .events where isInList:
            EventPointer(form: .listOfRequests, request: listPosition, element: eventPosition)
        case .events: EventPointer(form: .request, element: eventPosition)
        case .request: isInList ? EventPointer(form: .list, element: listPosition) : EventPointer(form: .value)
        }
    }

    /// Whether a `]` closes a list that is open.
    var isInsideList: Bool { context == .list || context == .events || isInList }

    mutating func openList() {
        self = Nesting()
        context = .list
        isInList = true
        awaitsElement = true
    }

    mutating func openEvents() {
        context = .events
        eventPosition = 0
        awaitsElement = true
        isDoubtful = false
    }

    /// Goes back into the `events` of the request, which a bracket too many has closed.
    mutating func reopenEvents() {
        context = .events
        awaitsElement = true
        isDoubtful = true
    }

    /// Steps over a comma.
    mutating func passComma() {
        awaitsElement = true
        isDoubtful = false
    }

    /// Lets an element follow without a comma.
    mutating func expectElement() {
        awaitsElement = true
    }

    /// Steps over an element.
    mutating func passElement() {
        switch context {
        case .list: listPosition += 1
        case .events: eventPosition += 1
        case .root, .request: break
        }
        awaitsElement = false
    }

    /// Closes the list or the `events` that are open.
    mutating func closeList() {
        if context == .events {
            context = .request
            awaitsElement = false
        } else {
            self = Nesting()
        }
    }

    /// Closes the request that is open.
    mutating func closeRequest() {
        guard isInList else { return closeAll() }
        context = .list
        passElement()
    }

    mutating func closeAll() {
        self = Nesting()
    }
}
