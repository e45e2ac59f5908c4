/// A category of goods, as the shop's owner describes it.
struct Category: Sendable {
    /// A kind of thing with the price of its middling make, in whole hryvnias.
    struct Kind: Sendable {
        let name: String
        let price: Int
    }

    /// The name, which is its identifier too.
    let name: String
    /// How much of the trade it makes, in thousandths.
    let weight: Int
    /// What visitors type to find it.
    let searches: [String]
    /// The kinds of things in it, the most popular first.
    let kinds: [Kind]
    /// The makes in which each kind comes, the most popular first.
    let makes: [String]

    init(_ name: String, weight: Int, searches: [String], kinds: [(String, Int)], makes: [String]) {
        self.name = name
        self.weight = weight
        self.searches = searches
        self.kinds = kinds.map { Kind(name: $0.0, price: $0.1) }
        self.makes = makes
    }
}

extension Category {
    /// What the shop sells; kinds, makes and prices are invented.
    static let all: [Category] = [
        Category(
            "shoes",
            weight: 150,
            searches: ["кросівки", "running shoes", "черевики", "sandals"],
            kinds: [
                ("Кросівки", 2_450), ("Running shoes", 3_100), ("Черевики", 3_400), ("Sandals", 1_250),
                ("Гумові чоботи", 890), ("Slippers", 420),
            ],
            makes: ["Karpaty", "Хортиця", "Stryi 42", "Polonyna", "Верховина", "Bystra"]
        ),
        Category(
            "clothes",
            weight: 160,
            searches: ["вишиванка", "t-shirt", "куртка", "jeans"],
            kinds: [
                ("T-shirt", 480), ("Вишиванка", 1_890), ("Jeans", 1_490), ("Куртка", 3_290), ("Шкарпетки", 95),
                ("Sweater", 1_340),
            ],
            makes: ["Rushnyk", "Калина", "Lan", "Мавка", "Dnister", "Vilshana"]
        ),
        Category(
            "electronics",
            weight: 120,
            searches: ["headphones", "навушники", "power bank", "monitor 27"],
            kinds: [
                ("Power bank", 1_150), ("Навушники", 1_990), ("Monitor 27\"", 7_900), ("Phone", 14_500),
                ("USB-C cable", 240), ("Ліхтар", 360),
            ],
            makes: ["Iskra", "Промінь", "Volta 2", "Zirka", "Svitlo", "Квант"]
        ),
        Category(
            "home",
            weight: 110,
            searches: ["lamp", "ковдра", "bed linen"],
            kinds: [
                ("Ковдра", 1_290), ("Bed linen", 1_640), ("Lamp", 780), ("Рушник", 260), ("Curtain", 690),
                ("Armchair", 6_800),
            ],
            makes: ["Oselia", "Затишок", "Svitlytsia", "Pokut", "Домівка", "Hnizdo"]
        ),
        Category(
            "beauty",
            weight: 100,
            searches: ["крем", "shampoo", "soap"],
            kinds: [
                ("Face cream", 340), ("Shampoo", 185), ("Мило", 78), ("Парфуми", 1_780), ("Lip balm", 92),
                ("Mask", 145),
            ],
            makes: ["Mavka", "Ромашка", "Liubystok", "Rosa", "Волошка", "Miata"]
        ),
        Category(
            "books",
            weight: 90,
            searches: ["книги", "cookbook", "детектив"],
            kinds: [
                ("Роман", 290), ("Cookbook", 520), ("Детектив", 255), ("Poems", 210), ("Атлас", 640),
                ("Dictionary", 475),
            ],
            makes: ["«Під грушею»", "Old Yard", "«Берег»", "North Tower", "«Сім вітрів»", "Blue Ink"]
        ),
        Category(
            "toys",
            weight: 70,
            searches: ["blocks", "конструктор", "puzzle"],
            kinds: [
                ("Конструктор", 980), ("Puzzle", 310), ("Лялька", 540), ("Board game", 760), ("Train set", 1_450),
                ("Kite", 280),
            ],
            makes: ["Kozachok", "Лелека", "Dzyga", "Котигорошко", "Vesnianka", "Pavuchok"]
        ),
        Category(
            "sport",
            weight: 65,
            searches: ["yoga mat", "велосипед", "tent"],
            kinds: [
                ("Yoga mat", 620), ("Намет", 3_900), ("Dumbbells 5 kg", 890), ("Велосипед", 13_200), ("Bottle", 240),
                ("Backpack", 1_580),
            ],
            makes: ["Hoverla", "Січ", "Chornohora", "Vitryk", "Стежка", "Pip Ivan"]
        ),
        Category(
            "food",
            weight: 55,
            searches: ["кава", "tea", "honey"],
            kinds: [
                ("Кава 1 kg", 620), ("Tea 100 g", 130), ("Мед", 240), ("Chocolate", 89), ("Olive oil 0.5 l", 330),
                ("Nuts", 175),
            ],
            makes: ["Kavalier", "Пасіка", "Lypa", "Zerno", "Смак", "Horikh"]
        ),
        Category(
            "garden",
            weight: 40,
            searches: ["насіння", "spade", "hose"],
            kinds: [
                ("Насіння", 38), ("Spade", 540), ("Hose 20 m", 860), ("Grill", 3_300), ("Горщик", 165),
                ("Gloves", 75),
            ],
            makes: ["Sadok", "Чорнозем", "Vesna", "Hriadka", "Яблуня", "Klumba"]
        ),
        Category(
            "pets",
            weight: 40,
            searches: ["корм", "cat toy", "leash"],
            kinds: [
                ("Cat food 2 kg", 480), ("Корм 10 kg", 1_720), ("Leash", 290), ("Дряпка", 950), ("Ball", 65),
                ("Bed", 740),
            ],
            makes: ["Murko", "Сірко", "Vusa", "Lapa", "Рудий", "Pushok"]
        ),
    ]
}
