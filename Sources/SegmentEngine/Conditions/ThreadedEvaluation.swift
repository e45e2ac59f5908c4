internal import Columns

/// A condition on events with an evaluation of its own for each thread that looks at events.
final class ThreadedEvaluation {
    /// The evaluations, one for each thread.
    private(set) var evaluations: [any EventEvaluation]
    private let make: () -> (any EventEvaluation)?

    /// Makes the first evaluation; nil if the condition is none on events.
    ///
    /// - Parameter make: Makes one that has seen nothing yet, each time that it is called.
    init?(_ make: @escaping () -> (any EventEvaluation)?) {
        guard let first = make() else { return nil }
        evaluations = [first]
        self.make = make
    }

    /// What all its evaluations ask for.
    var evaluation: any EventEvaluation { evaluations[0] }

    /// Makes an evaluation for each of so many threads, where there is none yet.
    func prepare(threads: Int) {
        while evaluations.count < threads {
            guard let another = make() else { preconditionFailure("A condition on events ceased to be one") }
            evaluations.append(another)
        }
    }

    /// The contacts for which the condition holds, after all rows.
    func contacts() -> Bitmap {
        while evaluations.count > 1, let last = evaluations.popLast() { evaluation.add(seenBy: last) }
        return evaluation.contacts()
    }
}
