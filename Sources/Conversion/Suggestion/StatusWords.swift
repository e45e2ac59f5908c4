internal import EventModel

/// What the words that shops use for the state of an order most likely mean.
enum StatusWords {
    private static let beginnings: [(OrderStatus, [String])] = [
        (
            .cancelled,
            [
                "cancel", "refund", "return", "reject", "declin", "скасов", "відмін", "відмов", "повер", "отмен",
                "отказ",
                "возвр", "annul",
            ]
        ),
        (.abandonedShoppingCart, ["abandon", "кинут", "брош", "покинут", "залишен"]),
        (
            .delivered,
            [
                "deliver", "complet", "done", "fulfil", "closed", "success", "finish", "достав", "викон", "выполн",
                "заверш",
                "отрим", "получ", "закрит", "закрыт", "успішн", "успешн",
            ]
        ),
        (
            .inProgress,
            [
                "process", "in progress", "in_progress", "shipped", "sent", "paid", "confirm", "accept", "packed",
                "в обро",
                "в робот", "в работ", "обробля", "обрабат", "відправ", "отправ", "підтвер", "подтвер", "прийнят",
                "принят",
                "оплач", "сплач",
            ]
        ),
        (
            .initialized,
            ["initial", "new", "created", "pending", "placed", "open", "нов", "створ", "создан", "очік", "ожид"]
        ),
    ]

    /// The status that a word means; nil if that cannot be told.
    static func meaning(of text: String) -> OrderStatus? {
        if let status = OrderStatus(name: text) { return status }
        let word = text.lowercased()
        return beginnings.first { $0.1.contains { word.hasPrefix($0) } }?.0
    }
}
