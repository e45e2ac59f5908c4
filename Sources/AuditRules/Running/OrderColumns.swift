internal import EventStore

/// The columns that orders are made of; nil where no event has the parameter.
struct OrderColumns {
    let order: UInt32?
    let total: UInt32?
    let status: UInt32?
    let date: UInt32?
    let currency: UInt32?
    let shipping: UInt32?
    let discount: UInt32?
    let taxes: UInt32?
    let items: UInt32?
    let quantity: UInt32?
    let cost: UInt32?
    let article: UInt32?

    init(_ snapshot: StoreSnapshot) {
        order = snapshot.parameterColumn(named: "externalOrderId")
        total = snapshot.parameterColumn(named: "totalCost")
        status = snapshot.parameterColumn(named: "status")
        date = snapshot.parameterColumn(named: "date")
        currency = snapshot.parameterColumn(named: "currency")
        shipping = snapshot.parameterColumn(named: "shipping")
        discount = snapshot.parameterColumn(named: "discount")
        taxes = snapshot.parameterColumn(named: "taxes")
        let items = snapshot.parameterColumn(named: "items")
        self.items = items
        quantity = items.flatMap { snapshot.fieldColumn(named: "quantity", of: $0) }
        cost = items.flatMap { snapshot.fieldColumn(named: "cost", of: $0) }
        article = items.flatMap { snapshot.fieldColumn(named: "externalItemId", of: $0) }
    }
}
