/// Whether every line of an order event's items has what an order needs.
package enum OrderItemsState: UInt8, BitwiseCopyable, Sendable {
    /// Every line has an externalItemId and a quantity, or there is no line: missing, null, empty or unreadable items.
    case usable = 0
    /// The first line that lacks something lacks its externalItemId.
    case lineWithoutIdentifier = 1
    /// The first line that lacks something lacks its quantity.
    case lineWithoutQuantity = 2
}
