import EventModel

extension JSONValue {
    /// Values that say a little less, those that say least first.
    ///
    /// They lack a part, or have a part in place of the whole, or a smaller part. Each is shorter than this one, or as long and before it by its letters, so that there is an end.
    var smaller: [JSONValue] {
        steps.filter { $0.isSmaller(than: self) }.sorted { $0.isSmaller(than: $1) }
    }

    private func isSmaller(than other: JSONValue) -> Bool {
        let (own, others) = (json, other.json)
        return (own.utf8.count, own) < (others.utf8.count, others)
    }

    private var steps: [JSONValue] {
        switch self {
        case .null, .boolean: []
        case .number(let digits): ["0", "1"] + (Int(digits).map { [.number(String($0 / 2))] } ?? [])
        case .text(let text): text.count > 1 ? [.text(String(text.prefix(text.count / 2))), "x"] : []
        case .list(let values):
            values
                + values.indices.map { index in
                    var rest = values
                    rest.remove(at: index)
                    return .list(rest)
                }
                + values.indices.flatMap { index in
                    values[index].steps.map { step in
                        var changed = values
                        changed[index] = step
                        return .list(changed)
                    }
                }
        case .object(let members):
            members.map(\.value).flatMap { value in
                if case .list(let values) = value { values } else { [value] }
            }
                + members.indices.map { index in
                    var rest = members
                    rest.remove(at: index)
                    return .object(rest)
                }
                + members.indices.flatMap { index in
                    members[index].value.steps.map { step in
                        var changed = members
                        changed[index] = JSONMember(name: members[index].name, value: step)
                        return .object(changed)
                    }
                }
        }
    }
}
