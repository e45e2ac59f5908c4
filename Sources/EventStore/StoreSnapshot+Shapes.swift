package import EventModel

/// What the shape of an event says of its making.
package struct EventShape: Sendable {
    /// The columns of the parameters, in their order.
    package let parameters: [UInt32]
    /// Whether the event has a list `params`.
    package let hasParameters: Bool
    /// Whether the event has an `occurred` that could be read.
    package let hasOccurred: Bool
    /// The columns of the other top-level members, in their order; `keyValue` is one of them.
    package let members: [UInt32]
}

extension StoreSnapshot {
    /// What a code of a shape stands for.
    package func eventShape(_ code: UInt32) -> EventShape {
        let numbers = vocabulary.eventShape(code)
        var (parameters, members): ([UInt32], [UInt32]) = ([], [])
        var (hasParameters, hasOccurred) = (false, false)
        var position = 0
        while position < numbers.count {
            let number = numbers[position]
            position += 1
            switch number {
            case Shape.eventType: break
            case Shape.occurred: hasOccurred = true
            case Shape.parameters:
                hasParameters = true
                let count = Int(numbers[position])
                parameters = numbers[(position + 1)..<(position + 1 + count)].map { $0 >> 1 }
                position += 1 + count
            default: members.append(number - Shape.firstMember)
            }
        }
        return EventShape(
            parameters: parameters,
            hasParameters: hasParameters,
            hasOccurred: hasOccurred,
            members: members
        )
    }

    /// What each code of a shape stands for.
    package var eventShapes: [EventShape] { (0..<UInt32(vocabulary.eventShapes.count)).map { eventShape($0) } }

    /// The columns of a line's fields in their order, by the code of the line's shape.
    package func fields(ofLineShape code: UInt32) -> [UInt32] { vocabulary.lineShape(code) }

    /// The number of the dictionary that a column's codes belong to; repeated names share one.
    package func dictionaryNumber(of column: UInt32) -> Int { vocabulary.dictionaryNumber(of: column) }
}

extension EventBuffer {
    /// How the time of an event was written.
    package enum OccurredWriting: Hashable, Sendable {
        /// There is no `occurred`; the time is that of the order's `date`.
        case missing
        /// In a form that no time form holds.
        case spelled
        /// In this form.
        case form(TimeForm)
    }

    /// How the time of a row's event was written; the buffer must have been read with all its columns.
    package func occurredWriting(_ row: Int) -> OccurredWriting {
        switch occurredForms[row] {
        case OccurredForm.missing: .missing
        case OccurredForm.spelled: .spelled
        default: .form(TimeForm(code: occurredForms[row]))
        }
    }
}
