/// Where one contact stands in a ranking, noted while all contacts are ranked.
final class Standing {
    /// The contact.
    let contact: Int
    /// How many contacts have a figure.
    private(set) var ranked = 0
    /// How many places there are, counting the contact as one that has a figure.
    private(set) var places = 0
    /// How many others stand strictly before the contact; nil if the contact has no figure.
    private(set) var before: Int?
    /// The last of the others that would be in: to be in, the contact must not stand behind it; nil if there are fewer
    /// others than places, so that any figure is in.
    private(set) var last: Int?

    /// Notes where a contact stands.
    init(of contact: Int) {
        self.contact = contact
    }

    /// Notes a ranking of contacts.
    func note(
        _ ranking: Ranking,
        contacts: Int,
        hasFigure: (Int) -> Bool,
        isBefore: (Int, Int) -> Bool
    ) {
        var others = (0..<contacts).filter { $0 != contact && hasFigure($0) }
        let hasOwn = hasFigure(contact)
        ranked = others.count + (hasOwn ? 1 : 0)
        places = ranking.places(for: others.count + 1)
        before = hasOwn ? others.count { isBefore($0, contact) } : nil
        guard others.count >= places, places > 0 else { return }
        others.sort(by: isBefore)
        last = others[places - 1]
    }
}
