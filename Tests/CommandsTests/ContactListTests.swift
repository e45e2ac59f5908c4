import Foundation
import Testing

struct `A contact list on the command line` {
    /// The columns of the vendor's upload, and one of an additional field.
    static let upload = """
        First name,Last name,City,Email,SMS,Contact ID,PERSONAL.BIRTHDAY,SHOP.CARD
        Olena,Koval,Kyiv,Olena@Example.com,+380 50 111-22-33,17,07.03.1990,gold
        Taras,"Bondar, junior",Lviv,taras@example.com,,,29.02.1992,
        ,,Lviv,,,,,
        Nadia,,Kharkiv,,380671112233,,,silver
        """

    static let bulk = """
        {"dedupeOn": "email", "contacts": [
          {"firstName": "Olena", "channels": [{"type": "email", "value": "olena@example.com"},
            {"type": "sms", "value": "380501112233"}, {"type": "email", "value": "second@example.com"}],
            "address": {"town": "Kyiv", "postcode": null}, "fields": [{"id": 79814, "value": "gold"}], "id": 17},
          {"firstName": "Taras", "channels": {"type": "email", "value": "taras@example.com"},
            "fields": {"id": 79814, "value": "silver"}, "groups": [{"name": "VIP"}]},
          {"firstName": "Nobody", "channels": []},
          {"firstName": "Broken", "channels" []},
          {"channels": [{"type": "mobilepush", "value": "tok"}], "externalCustomerId": 9}
        ], "restoreDeleted": false}
        """

    struct Result: Decodable {
        struct Contacts: Decodable, Equatable {
            var total: Int
            var new: Int
            var unidentified: Int
            var listed: Int
        }

        struct Lists: Decodable {
            let rows: ImportResult.Events
        }

        let events: ImportResult.Events
        let contacts: Contacts
        let contactLists: Lists?
    }

    @Test func `of the vendor's upload columns comes before the events, and finds their people`() throws {
        let work = try WorkFolder()
        try work.write("crm.csv", Self.upload)
        try work.write("shop.ndjson", SmallShop.stored)
        let outcome = try work.run(
            "import",
            "--contacts",
            "crm.csv",
            "shop.ndjson",
            "--time-zone",
            "UTC",
            "--format",
            "json"
        )
        #expect(outcome.code == 65)
        let place = "crm.csv: line 4, byte \(Self.upload.utf8Offset(of: ",,Lviv"))"
        #expect(outcome.errors.contains("\(place): the row names no contact"))
        #expect(outcome.errors.contains("1 row of contact lists rejected and kept with place and reason"))
        let result = try outcome.json(as: Result.self)
        #expect(result.contactLists?.rows == .init(read: 4, stored: 3, duplicate: 0, rejected: 1))
        #expect(result.events == .init(read: 6, stored: 6, duplicate: 0, rejected: 0))
        // Olena and Taras are the ones of the list; Nadia has no events, Iryna is on no list.
        #expect(result.contacts == .init(total: 4, new: 4, unidentified: 1, listed: 3))
        let rows = try work.run(
            "sql",
            "SELECT label, email, phone, city, firstName, lastName, birthday, \"SHOP.CARD\", listed FROM contacts"
        )
        #expect(
            rows.lines == [
                "label,email,phone,city,firstName,lastName,birthday,SHOP.CARD,listed",
                "17,olena@example.com,380501112233,Kyiv,Olena,Koval,1990-03-07,gold,1",
                "taras@example.com,taras@example.com,,Lviv,Taras,\"Bondar, junior\",1992-02-29,,1",
                "380671112233,,380671112233,Kharkiv,Nadia,,,silver,1", "iryna@example.com,iryna@example.com,,,,,,,0",
            ]
        )
        #expect(try work.run("info", "--verify").code == 0)
        let rejected = try work.run("info", "--rejected")
        #expect(rejected.output.contains(#""line":4"#) && rejected.output.contains(",,Lviv"))
    }

    @Test func `of the bulk request is read with its channels, address and fields`() throws {
        let work = try WorkFolder()
        try work.write("bulk.json", Self.bulk)
        let outcome = try work.run("import", "--contacts", "bulk.json", "--time-zone", "UTC", "--format", "json")
        #expect(outcome.code == 65)
        let result = try outcome.json(as: Result.self)
        #expect(result.contactLists?.rows == .init(read: 5, stored: 3, duplicate: 0, rejected: 2))
        #expect(result.contacts == .init(total: 3, new: 3, unidentified: 0, listed: 3))
        #expect(outcome.errors.contains("/contacts/2: the contact has no channel with a value"))
        #expect(outcome.errors.contains("/contacts/3: broken JSON"))
        let rows = try work.run(
            "sql",
            "SELECT contact_id, external_customer_id, email, phone, push_token, city, \"79814\", \"email 2\", groups FROM contacts"
        )
        #expect(
            rows.lines.dropFirst() == [
                "17,,olena@example.com,380501112233,,Kyiv,gold,second@example.com,",
                #",,taras@example.com,,,,silver,,"[{""name"":""VIP""}]""#, ",9,,,tok,,,,",
            ]
        )
    }

    @Test(arguments: [
        "[\(Self.person("a", "Kyiv")), \(Self.person("b", "Lviv"))]",
        Self.person("a", "Kyiv") + "\n" + Self.person("b", "Lviv") + "\n",
        #"{"contacts":[\#(Self.person("a", "Kyiv"))]}{"contacts":[\#(Self.person("b", "Lviv"))]}"#,
        "email,city\na@x.com,Kyiv\nb@x.com,Lviv\n", "\u{FEFF}email;city\r\na@x.com;Kyiv\r\nb@x.com;Lviv\r\n",
        "city\temail\nKyiv\ta@x.com\nLviv\t\"b@x.com\"",
    ]) func `means the same in every form that it comes in`(_ text: String) throws {
        let work = try WorkFolder()
        try work.write("list", text)
        #expect(try work.run("import", "--contacts", "list", "--time-zone", "UTC").code == 0)
        let rows = try work.run("sql", "SELECT email, city FROM contacts ORDER BY 1")
        #expect(rows.lines.dropFirst() == ["a@x.com,Kyiv", "b@x.com,Lviv"])
    }

    private static func person(_ name: String, _ city: String) -> String {
        #"{"channels":[{"type":"email","value":"\#(name)@x.com"}],"address":{"town":"\#(city)"}}"#
    }

    @Test(arguments: [String.Encoding.windowsCP1251, .utf16LittleEndian, .utf8])
    func `of any encoding gives the same names`(_ encoding: String.Encoding) throws {
        let work = try WorkFolder()
        let text =
            "Email;Місто;Ім'я\n"
            + (0..<40).map { "p\($0)@x.com;Київ;Олена Коваленко\n" }.joined()
        let mark: [UInt8] = encoding == .utf16LittleEndian ? [0xFF, 0xFE] : []
        try work.write("list.csv", Data(mark) + (try #require(text.data(using: encoding))))
        try work.write("map.yaml", "columns:\n  Місто: city\n  Ім'я: firstName\n")
        let outcome = try work.run(
            "import",
            "--contacts",
            "list.csv",
            "--contacts-map",
            "map.yaml",
            "--time-zone",
            "UTC"
        )
        #expect(outcome.code == 0)
        #expect(outcome.errors.contains("Місто as city; Ім'я as firstName"))
        let rows = try work.run("sql", "SELECT DISTINCT city, firstName FROM contacts")
        #expect(rows.lines.dropFirst() == ["Київ,Олена Коваленко"])
    }

    @Test func `is known to segments, which name what is nearest and explain what they found`() throws {
        let work = try WorkFolder()
        try work.write("crm.csv", Self.upload)
        try work.run("import", "--contacts", "crm.csv", "--time-zone", "UTC")
        func size(_ segment: String) throws -> Int {
            try work.run("preview", segment, "--as-of", "2024-03-01", "--format", "json").json(as: PreviewResult.self)
                .contacts
        }
        #expect(try size("contact.city one of (\"Kyiv\", \"Kharkiv\")") == 2)
        #expect(try size("contact.town = 'Lviv'") == 1)
        #expect(try size("contact.email ends with '@example.com'") == 2)
        #expect(try size("contact.birthday anniversary in next 7 days") == 1)
        #expect(try size("contact.birthday < 1991-01-01") == 1)
        #expect(try size("contact.birthday is empty") == 1)
        #expect(try size("contact.`SHOP.CARD` != 'gold'") == 2)
        // They are in the universe at any time, with or without events.
        #expect(try size("order count = 0") == 3)
        let wrong = try work.run("preview", "contact.brithday is set")
        #expect(wrong.code == 64)
        #expect(wrong.errors.contains("did you mean: birthday"))
        let why = try work.run(
            "explain",
            "contact.city = 'Kyiv'",
            "--contact",
            "taras@example.com",
            "--format",
            "json"
        )
        #expect(why.output.contains("given by crm.csv, line 3") && why.output.contains(#""value":"Lviv""#))
        let shown = try work.run("preview", "contact.city = 'Lviv'", "--columns", "email,contact.lastName")
        #expect(shown.lines == ["email,contact.lastName", "taras@example.com,\"Bondar, junior\""])
        let unknown = try work.run("preview", "contact.city = 'Lviv'", "--columns", "contact.lastname2")
        #expect(unknown.code == 64 && unknown.errors.contains("did you mean contact.lastName?"))
    }

    @Test func `is undone with the people that it made`() throws {
        let work = try WorkFolder()
        try work.write("crm.csv", Self.upload)
        try work.importShop()
        try work.run("import", "--contacts", "crm.csv")
        #expect(try work.run("info", "--format", "json").json(as: InfoResult.self).contacts == 4)
        let again = try work.run("import", "--contacts", "crm.csv", "--format", "json").json(as: Result.self)
        #expect(again.contactLists?.rows == .init(read: 4, stored: 0, duplicate: 3, rejected: 1))
        let plan = try work.run("undo", "3", "--yes")
        #expect(plan.lines.contains("rows of a contact list,3"))
        #expect(try work.run("info", "--format", "json").json(as: InfoResult.self).contacts == 4)
        #expect(try work.run("undo", "2", "--yes").code == 0)
        #expect(try work.run("info", "--format", "json").json(as: InfoResult.self).contacts == 3)
        #expect(try work.run("compact").code == 0)
        #expect(try work.run("info", "--verify").code == 0)
    }

    @Test func `leaves its fields to the events once it is undone, as if it had never been`() throws {
        let work = try WorkFolder()
        try work.write("crm.csv", "email,city,level\na@x.com,Kyiv,7\n")
        try work.write("empty.csv", "email,city\na@x.com,\n")
        let parameters = #"[{"name":"email","value":"a@x.com"},{"name":"city","value":"Lviv"}]"#
        try work.write(
            "visit.ndjson",
            #"{"eventTypeKey":"visit","occurred":"2024-05-06T10:00","params":\#(parameters)}"#
        )
        try work.run("import", "--contacts", "crm.csv", "visit.ndjson", "--time-zone", "UTC")
        let inLviv = "contact.city = 'Lviv'"
        #expect(try work.run("preview", inLviv, "--columns", "email").lines == ["email"])
        #expect(try work.run("undo", "1", "--yes").code == 0)
        for empty in [false, true] {
            if empty { try work.run("import", "--contacts", "empty.csv") }
            #expect(try work.run("preview", inLviv, "--columns", "email").lines == ["email", "a@x.com"])
            #expect(try work.run("report", "customers", "--part", "customers").lines.last?.contains("Lviv") == true)
            // The names stay known.
            #expect(try work.run("preview", "contact.level is set", "--columns", "email,contact.level").code == 0)
        }
    }

    struct Hostile: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
        let code: Int32
        let error: String
    }

    static let hostile = [
        Hostile(
            testDescription: "a quote that is never closed",
            text: "email,city\na@x.com,\"Kyiv\nb@x.com,Lviv\n",
            code: 65,
            error: "line 2, byte 19: a quote is opened here and never closed"
        ),
        Hostile(
            testDescription: "ragged rows",
            text: "email,city\na@x.com\nb@x.com,Lviv,more\n",
            code: 65,
            error: "line 3, byte 19: the row has 3 cells and the header 2"
        ),
        Hostile(
            testDescription: "NUL bytes",
            text: "email,city\na@x.com,Ky\0iv\n",
            code: 65,
            error: "line 2, byte 21: there is a NUL byte"
        ),
        Hostile(
            testDescription: "10,000 columns",
            text: (0..<10_000).map { "c\($0)" }.joined(separator: ",") + "\na@x.com\n",
            code: 65,
            error: "line 1, byte 23466: the header cannot be read: the row has more than 4096 cells"
        ),
        Hostile(
            testDescription: "a very long line",
            text: "email,city\na@x.com," + String(repeating: "x", count: 5 << 20) + "\nb@x.com,Lviv\n",
            code: 65,
            error: "line 2, byte 11: the row has more than 4194304 bytes"
        ),
        Hostile(
            testDescription: "a workbook",
            text: "PK\u{3}\u{4}\u{14}\0\u{6}\0",
            code: 65,
            error: "save the sheet as CSV"
        ),
        Hostile(testDescription: "nothing", text: "", code: 65, error: "there is nothing in it"),
        Hostile(testDescription: "a header alone", text: "email,city\n", code: 65, error: "there is no row in it"),
        Hostile(
            testDescription: "columns of which none identifies",
            text: "name,city\nOlena,Kyiv\n",
            code: 65,
            error: "no column names a contact"
        ),
        Hostile(
            testDescription: "two columns for one field",
            text: "email,City,Town\na@x.com,Kyiv,Lviv\n",
            code: 65,
            error: "the columns City and Town are both city; say by --contacts-map what each is"
        ),
    ]

    @Test(arguments: hostile) func `that is hostile is rejected with its place`(_ list: Hostile) throws {
        let work = try WorkFolder()
        try work.write("list.csv", list.text)
        let outcome = try work.run("import", "--contacts", "list.csv", "--time-zone", "UTC")
        #expect(outcome.code == list.code)
        #expect(outcome.errors.contains("list.csv: ") && outcome.errors.contains(list.error), "\(outcome.errors)")
    }

    @Test(arguments: [
        ("columns:\n  Emil: email\n", "map.yaml, line 2: list.csv has no column Emil; did you mean Email?"),
        ("colums: {}\n", "map.yaml, line 1: colums is unknown here; did you mean columns?"),
        ("columns:\n  City: {field: city, as: number}\n", "map.yaml, line 2: City: as number is unknown"),
        ("columns: {City: city}\nskip: [City]\n", "map.yaml, line 2: skip: City stands in columns as well"),
    ]) func `with a map that is wrong stops before anything is stored`(_ map: String, _ error: String) throws {
        let work = try WorkFolder()
        try work.write("list.csv", "Email,City\na@x.com,Kyiv\n")
        try work.write("map.yaml", map)
        let outcome = try work.run("import", "--contacts", "list.csv", "--contacts-map", "map.yaml")
        #expect(outcome.code == 64)
        #expect(outcome.errors.contains(error), "\(outcome.errors)")
        #expect(!work.has("muster.sqlite"))
    }

    @Test func `with a map has the fields that it names, dates among them`() throws {
        let work = try WorkFolder()
        try work.write("list.csv", "Mail|Since|Note|Card\na@x.com|13.12.2023|secret|7\n")
        try work.write(
            "map.yaml",
            "delimiter: \"|\"\ncolumns:\n  Mail: email\n  Since: {field: memberSince, as: date}\nskip: [Note]\n"
        )
        let outcome = try work.run(
            "import",
            "--contacts",
            "list.csv",
            "--contacts-map",
            "map.yaml",
            "--time-zone",
            "UTC"
        )
        #expect(outcome.code == 0)
        let rows = try work.run("sql", "SELECT email, memberSince, Card FROM contacts")
        #expect(rows.lines.dropFirst() == ["a@x.com,2023-12-13,7"])
        let information = try work.run("info", "--format", "json").output.filter { !$0.isWhitespace }
        #expect(information.contains(#""contactFields":["memberSince","Card"]"#))
    }

    @Test func `says who is missing upstream`() throws {
        let work = try WorkFolder()
        try work.importShop()
        func missing() throws -> String {
            try work.run("push", "--dry-run", "--format", "json").output.filter { !$0.isWhitespace }
        }
        // Olena, Taras and Iryna have events, and of nobody is known whether the vendor has them.
        #expect(try missing().contains(#""missing":3"#))
        try work.write("list.csv", "email\nolena@example.com\nsomebody@example.com\n")
        try work.run("import", "--contacts", "list.csv")
        #expect(try missing().contains(#""missing":2"#))
        #expect(try missing().contains(#""known":1"#))
    }

    @Test func `that is not there is refused`() throws {
        let work = try WorkFolder()
        #expect(try work.run("import", "--contacts", "absent.csv").code == 64)
        #expect(try work.run("import", "--contacts", ".").code != 0)
    }

    @Test(arguments: [["--contacts", "-", "-"], ["--contacts-map", "m.yaml", "e.json"], []])
    func `is asked for in a way that has a meaning`(_ words: [String]) throws {
        let work = try WorkFolder()
        #expect(try BuiltProgram.run(["import"] + words, in: work.folder).code == 64)
    }
}

extension String {
    fileprivate func utf8Offset(of text: String) -> Int {
        range(of: text).map { utf8.distance(from: startIndex, to: $0.lowerBound) } ?? -1
    }
}
