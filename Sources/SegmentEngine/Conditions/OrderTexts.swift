internal import EventStore
internal import SegmentLanguage

/// The texts behind the codes in versions of orders.
struct OrderTexts {
    /// The dictionary of currencies; nil if no event has one.
    let currencies: TextDictionary?
    /// The dictionary of externalOrderId; nil if no event has one.
    let orders: TextDictionary?

    /// Reads all texts that a predicate looks at, so that any thread may ask for them.
    func read(for predicate: Predicate) {
        if predicate.compares(OrderField.currency.rawValue) { currencies?.readTexts() }
        if predicate.compares(OrderField.identifier.rawValue) { orders?.readTexts() }
    }

    /// Finds the dictionaries of a store.
    init(_ snapshot: StoreSnapshot) {
        func dictionary(_ field: OrderField) -> TextDictionary? {
            snapshot.parameterColumn(named: field.rawValue).map { snapshot.dictionary(of: $0) }
        }
        currencies = dictionary(.currency)
        orders = dictionary(.identifier)
    }
}
