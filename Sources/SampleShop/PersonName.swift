/// A given or family name in the forms that a shop meets it in.
struct PersonName: Sendable {
    /// The form in Latin letters.
    let latin: [UInt8]
    /// The form in Cyrillic letters; the Latin one for names from elsewhere.
    let cyrillic: [UInt8]
    /// The form that fits an email address: lower-case ASCII letters.
    let mail: [UInt8]

    init(_ latin: String, _ cyrillic: String? = nil, mail: String? = nil) {
        self.latin = Array(latin.utf8)
        self.cyrillic = Array((cyrillic ?? latin).utf8)
        self.mail = Array((mail ?? latin.lowercased()).utf8)
    }
}

extension PersonName {
    /// Given names in Ukraine.
    static let ukrainianGiven: [PersonName] = [
        PersonName("Olena", "Олена"), PersonName("Oksana", "Оксана"), PersonName("Iryna", "Ірина"),
        PersonName("Nataliia", "Наталія"), PersonName("Kateryna", "Катерина"), PersonName("Mariana", "Мар'яна"),
        PersonName("Yuliia", "Юлія"), PersonName("Sofiia", "Софія"), PersonName("Hanna", "Ганна"),
        PersonName("Tetiana", "Тетяна"), PersonName("Svitlana", "Світлана"), PersonName("Daryna", "Дарина"),
        PersonName("Andrii", "Андрій"), PersonName("Oleksandr", "Олександр"), PersonName("Dmytro", "Дмитро"),
        PersonName("Taras", "Тарас"), PersonName("Yurii", "Юрій"), PersonName("Serhii", "Сергій"),
        PersonName("Viacheslav", "В'ячеслав"), PersonName("Bohdan", "Богдан"), PersonName("Ihor", "Ігор"),
        PersonName("Mykola", "Микола"), PersonName("Yevhen", "Євген"), PersonName("Roman", "Роман"),
    ]

    /// Family names in Ukraine that are the same for women and men.
    static let ukrainianFamily: [PersonName] = [
        PersonName("Kovalenko", "Коваленко"), PersonName("Shevchenko", "Шевченко"),
        PersonName("Bondarenko", "Бондаренко"), PersonName("Tkachenko", "Ткаченко"),
        PersonName("Kravchenko", "Кравченко"), PersonName("Oliinyk", "Олійник"),
        PersonName("Shevchuk", "Шевчук"), PersonName("Polishchuk", "Поліщук"),
        PersonName("Lysenko", "Лисенко"), PersonName("Marchenko", "Марченко"),
        PersonName("Savchenko", "Савченко"), PersonName("Rudenko", "Руденко"),
        PersonName("Petrenko", "Петренко"), PersonName("Moroz", "Мороз"),
        PersonName("Melnyk", "Мельник"), PersonName("Klymenko", "Клименко"),
        PersonName("Pavliuk", "Павлюк"), PersonName("Tkachuk", "Ткачук"),
        PersonName("Zinchenko", "Зінченко"), PersonName("Hrytsenko", "Гриценко"),
        PersonName("Romaniuk", "Романюк"), PersonName("Yakymchuk", "Якимчук"),
        PersonName("Lukianenko", "Лук'яненко"), PersonName("Soroka", "Сорока"),
    ]

    /// Given names elsewhere.
    static let otherGiven: [PersonName] = [
        PersonName("Anna"), PersonName("Piotr"), PersonName("Katarzyna"), PersonName("Michał", mail: "michal"),
        PersonName("Hans"), PersonName("Jürgen", mail: "juergen"), PersonName("Sabine"), PersonName("Lukas"),
        PersonName("Jonas"), PersonName("Rūta", mail: "ruta"), PersonName("Tereza"), PersonName("Jiří", mail: "jiri"),
        PersonName("Emily"), PersonName("James"), PersonName("Zoë", mail: "zoe"), PersonName("William"),
    ]

    /// Family names elsewhere that are the same for women and men.
    static let otherFamily: [PersonName] = [
        PersonName("Nowak"), PersonName("Wójcik", mail: "wojcik"), PersonName("Mazur"),
        PersonName("Zając", mail: "zajac"),
        PersonName("Müller", mail: "mueller"), PersonName("Schmidt"), PersonName("Weiß", mail: "weiss"),
        PersonName("Fischer"), PersonName("Smith"), PersonName("Johnson"), PersonName("O'Brien", mail: "obrien"),
        PersonName("Martin"), PersonName("Janků", mail: "janku"), PersonName("Brown"), PersonName("Wilson"),
        PersonName("Tremblay"),
    ]
}
