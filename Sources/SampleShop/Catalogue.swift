/// The goods on the shelves: prices by year and currency, and the bytes of each that every event repeats.
struct Catalogue: Sendable {
    /// The pieces of JSON of a product that do not change; quantity and price come between and after them.
    struct Texts: Sendable {
        /// An order line up to its quantity.
        let lineStart: [UInt8]
        /// An order line from its cost to its end.
        let lineEnd: [UInt8]
        /// A product in a cart up to its quantity.
        let cartStart: [UInt8]
        /// A product that is looked at up to its price.
        let viewStart: [UInt8]
    }

    /// The texts of each product.
    let texts: [Texts]
    /// The JSON string of each category's name, in quotes.
    let categoryNames: [[UInt8]]
    /// The JSON strings that visitors search for, in quotes, for each category.
    let searches: [[[UInt8]]]
    /// How much of the trade each category makes.
    let weights: [Int]

    /// How many products each category has.
    let productsInCategory: Int
    /// Prices in hundredths, by (year, currency, product).
    private let prices: [Int]

    /// Prices rise from year to year; percent of the first year's.
    private static let priceLevels = [100, 112, 121]
    /// What the makes cost, in percent of the kind's price.
    private static let makeLevels = [100, 87, 124, 76, 143, 109]

    /// Lays out the shelves.
    init(categories: [Category] = Category.all) {
        var texts: [Texts] = []
        var hryvnias: [Int] = []
        for (place, category) in categories.enumerated() {
            for (kindIndex, kind) in category.kinds.enumerated() {
                for (makeIndex, make) in category.makes.enumerated() {
                    let number = 200_000 + place * 1_000 + kindIndex * 100 + makeIndex
                    let name = Self.quoted(kind.name + " " + make)
                    let group = Self.quoted(category.name)
                    texts.append(
                        Texts(
                            lineStart: Array(
                                #"{"externalItemId":"\#(number)","name":\#(name),"category":\#(group),"quantity":"#.utf8
                            ),
                            lineEnd: Array(
                                (#","url":"https://shop.example.com/item/\#(number)""#
                                    + #","imageUrl":"https://shop.example.com/item/\#(number)/image.jpg"}"#).utf8
                            ),
                            cartStart: Array(
                                #"{"productId":"\#(number)","name":\#(name),"category":\#(group),"quantity":"#.utf8
                            ),
                            viewStart: Array(#"{"productId":"\#(number)","category":\#(group),"price":"#.utf8)
                        )
                    )
                    hryvnias.append(kind.price * Self.makeLevels[makeIndex % Self.makeLevels.count] / 100)
                }
            }
        }
        var prices: [Int] = []
        for level in Self.priceLevels {
            for currency in Currency.allCases {
                for price in hryvnias { prices.append(currency.price(hryvnias: price * level / 100)) }
            }
        }
        self.texts = texts
        self.prices = prices
        productsInCategory = categories.isEmpty ? 0 : texts.count / categories.count
        categoryNames = categories.map { Array(Self.quoted($0.name).utf8) }
        searches = categories.map { $0.searches.map { Array(Self.quoted($0).utf8) } }
        weights = categories.map(\.weight)
    }

    /// The price of a product in hundredths of the currency, in a year counted from the shop's first.
    func price(of product: Int, in currency: Currency, year: Int) -> Int {
        prices[(year * Currency.allCases.count + currency.rawValue) * texts.count + product]
    }

    /// The text as a JSON string with its quotes; the names have no control characters.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }
}
