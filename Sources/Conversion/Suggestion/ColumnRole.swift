/// What a column of a table of orders is, by the words of its name in English, Ukrainian or Russian, and by its values.
enum ColumnRole: String, CaseIterable, Hashable {
    case email
    case phone
    case externalOrderId
    case externalCustomerId
    case occurred
    case date
    case eventType
    case status
    case currency
    case quantity
    case externalItemId
    case cost
    case discount
    case shipping
    case totalCost
    case category
    case firstName
    case lastName
    case itemName
    case city
    case country
    case deliveryMethod
    case paymentMethod
    case deliveryAddress

    /// Whether a column may be this.
    ///
    /// The roles are tried in the order of their declaration, and each takes the first column that may be it.
    func fits(_ column: ColumnSample) -> Bool {
        let words = ColumnWords(column.name)
        let isOrder = words.begins(
            "order",
            "invoice",
            "замовлен",
            "заказ",
            "receipt",
            "transaction",
            "чек",
            "рахун",
            "счет",
            "счёт"
        )
        let isPerson = words.begins("customer", "client", "user", "buyer", "contact", "клієнт", "клиент", "покуп")
        let isItem = words.begins("product", "item", "stock", "goods", "sku", "товар", "article", "артикул")
        let isNumbered = Self.isNumbered(words)
        let isDelivery = words.begins("deliver", "ship", "достав")
        let isPayment = words.begins("pay", "оплат", "платеж", "платіж")
        switch self {
        case .email: return column.isEmail
        case .phone:
            return column.isInternational
                || (column.isPhone && words.begins("phone", "tel", "mobile", "cell", "тел", "моб"))
        case .externalOrderId:
            return isOrder && !column.isDate && (isNumbered || words.count == 1) && !isPerson && !isItem
        case .externalCustomerId: return isPerson && (isNumbered || (words.count == 1 && column.isNumber))
        case .occurred: return column.isDate && words.has("occurred")
        case .date:
            return column.isDate && !words.begins("birth", "народж", "рожд", "updat", "онов", "обнов") && !isDelivery
        case .eventType: return words.begins("event", "поді", "событ") && !column.isNumber && !column.isDate
        case .status: return words.begins("status", "state", "статус", "стан", "состоян") && !isPayment && !isDelivery
        case .currency: return words.begins("currency", "валют")
        case .quantity:
            return column.isNumber && words.begins("quantity", "qty", "units", "pcs", "кільк", "колич", "кол", "шт")
        case .externalItemId:
            return words.begins("sku", "артикул") || (isItem && (isNumbered || words.begins("article")))
        case .cost:
            return column.isNumber
                && (words.begins("price", "ціна", "цена", "unitprice", "unitcost") || (isItem && words.has("cost")))
        case .discount: return column.isNumber && words.begins("discount", "знижк", "скидк")
        case .shipping: return column.isNumber && isDelivery && !isNumbered
        case .totalCost:
            return column.isNumber && !isDelivery
                && words.begins(
                    "total",
                    "amount",
                    "sum",
                    "revenue",
                    "сум",
                    "итог",
                    "разом",
                    "всього",
                    "вартіст",
                    "стоим"
                )
        case .category: return words.begins("category", "категор")
        case .firstName: return words.has("firstname", "імя", "имя") || (words.has("first") && words.has("name"))
        case .lastName:
            return words.begins("surname", "lastname", "прізвищ", "фамил") || (words.has("last") && words.has("name"))
        case .itemName:
            // A column of lists of items is no name of one.
            return column.name != "items" && !column.isNumber && !isPerson && !words.begins("categor")
                && (isItem || words.begins("descri", "title", "назв", "найменув", "наименов", "опис"))
        case .city: return words.begins("city", "town", "міст", "город")
        case .country: return words.begins("countr", "країн", "стран")
        case .deliveryMethod: return isDelivery && !column.isDate && !words.begins("addr", "адрес")
        case .paymentMethod: return isPayment && !column.isDate && !words.begins("status", "статус")
        case .deliveryAddress: return words.begins("addr", "адрес")
        }
    }

    /// Finds the column of each role: one that is called as the vendor calls it, else the first that may be it.
    ///
    /// - Parameter mayBe: Whether a column may have a role at all.
    static func assign(
        _ columns: [ColumnSample],
        where mayBe: (ColumnRole, Int) -> Bool = { _, _ in true }
    ) -> [ColumnRole: Int] {
        var found: [ColumnRole: Int] = [:]
        for role in allCases {
            let free = columns.indices.filter {
                !found.values.contains($0) && mayBe(role, $0) && role.fits(columns[$0])
            }
            found[role] = free.first { columns[$0].name == role.rawValue } ?? free.first
        }
        // Rows with a date and a total are orders, also where the column of their numbers is called "number" and no more.
        if found[.externalOrderId] == nil, found[.totalCost] != nil, found[.date] != nil {
            found[.externalOrderId] = columns.indices.first { index in
                !found.values.contains(index) && mayBe(.externalOrderId, index)
                    && isNumber(ColumnWords(columns[index].name))
            }
        }
        return found
    }

    private static func isNumber(_ words: ColumnWords) -> Bool { words.count == 1 && isNumbered(words) }

    private static func isNumbered(_ words: ColumnWords) -> Bool {
        words.has("id", "no", "num", "number", "nr", "code", "key", "номер", "код", "ид", "ід")
    }
}
