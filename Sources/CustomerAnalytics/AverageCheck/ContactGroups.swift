package import Columns

/// Named sets of contacts by which orders are grouped: segments, which may overlap, or RFM groups.
package struct ContactGroups: Sendable {
    /// The names, in the order in which results show them.
    package let names: [String]
    /// Where each contact's groups begin; one entry more than there are contacts.
    private let starts: [Int]
    private let numbers: [UInt32]

    /// Makes groups from the members of each, all bitmaps of the same number of contacts.
    package init(_ groups: [(name: String, members: Bitmap)], contactCount: Int) {
        names = groups.map(\.name)
        var starts = [Int](repeating: 0, count: contactCount + 1)
        for (_, members) in groups { members.forEachOne { starts[$0 + 1] += 1 } }
        for contact in 0..<contactCount { starts[contact + 1] += starts[contact] }
        var ends = starts
        var numbers = [UInt32](repeating: 0, count: starts[contactCount])
        for (number, group) in groups.enumerated() {
            group.members.forEachOne { contact in
                numbers[ends[contact]] = UInt32(number)
                ends[contact] += 1
            }
        }
        self.starts = starts
        self.numbers = numbers
    }

    /// Groups orders by their contacts: an order is in all groups of its contact, or in the one without a name.
    func groups(of contacts: [UInt32]) -> OrderGroups {
        var orders: [UInt32] = []
        var groups: [UInt32] = []
        orders.reserveCapacity(contacts.count)
        groups.reserveCapacity(contacts.count)
        for (order, contact) in contacts.enumerated() {
            let own = starts[Int(contact)]..<starts[Int(contact) + 1]
            for index in own {
                orders.append(UInt32(order))
                groups.append(numbers[index])
            }
            if own.isEmpty {
                orders.append(UInt32(order))
                groups.append(UInt32(names.count))
            }
        }
        let names = names
        return OrderGroups(orders: orders, groups: groups, count: names.count + 1) { number in
            Int(number) < names.count ? names[Int(number)] : nil
        }
    }
}
