/// Which groups each order of a list is in, as numbers, and what the groups are called.
struct OrderGroups {
    /// In which order results show groups.
    enum Sorting {
        /// By their numbers.
        case numbers
        /// Most orders first, then by their names, the group without a name last.
        case mostOrders
    }

    /// The orders, by their indexes, one for each membership; nil: membership `i` is that of order `i`.
    let orders: [UInt32]?
    /// The group of each membership.
    let groups: [UInt32]
    /// How many numbers groups have, used or not.
    let count: Int
    /// How results show groups.
    let sorting: Sorting
    /// The name of a group; nil for that of the orders which lack a value.
    let name: (UInt32) -> String?

    /// Makes groups.
    init(
        orders: [UInt32]? = nil,
        groups: [UInt32],
        count: Int,
        sorting: Sorting = .numbers,
        name: @escaping (UInt32) -> String?
    ) {
        self.orders = orders
        self.groups = groups
        self.count = count
        self.sorting = sorting
        self.name = name
    }
}
