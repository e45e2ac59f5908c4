import Foundation
import Testing

struct `A preview` {
    private static func preview(_ segment: String, asOf: String = "2024-12-31") throws -> PreviewResult {
        let work = try WorkFolder()
        try work.importShop()
        let outcome = try work.run("preview", segment, "--as-of", asOf, "--format", "json")
        #expect(outcome.code == 0)
        return try outcome.json(as: PreviewResult.self)
    }

    @Test func `tells the size, and for each condition its own size and the size without it`() throws {
        let result = try Self.preview("(did orderCreated where totalCost > 1000) and order count >= 1")
        #expect(result.contacts == 1)
        #expect(result.of == 3)
        #expect(
            result.conditions == [
                .init(text: "did orderCreated where totalCost > 1000", contacts: 1, without: 2),
                .init(text: "order count >= 1", contacts: 2, without: 1),
            ]
        )
        #expect(result.sample == [.init(contact: "olena@example.com", email: "olena@example.com")])
    }

    @Test func `states the segment in its canonical form, the time it speaks of, and the clock`() throws {
        let result = try Self.preview("DID productViewed   OR (order count>=1)", asOf: "2024-12-01T09:29")
        #expect(result.segment == "did productViewed or order count >= 1")
        #expect(result.asOf == "2024-12-01T09:29")
        #expect(result.timeZone == "UTC")
        #expect(result.contacts == 2)
        #expect(result.of == 2)
    }

    @Test func `shows no more members than the limit, and says how many there are`() throws {
        let work = try WorkFolder()
        try work.importShop()
        for (limit, shown) in [("0", 0), ("2", 2), ("50", 3)] {
            let outcome = try work.run(
                "preview",
                "did orderCreated or did productViewed",
                "--as-of",
                "2024-12-31",
                "--limit",
                limit,
                "--format",
                "json"
            )
            let result = try outcome.json(as: PreviewResult.self)
            #expect(result.contacts == 3)
            #expect(result.sample.count == shown)
        }
    }

    @Test func `lists all members as CSV, as many as it counts`() throws {
        let work = try WorkFolder()
        let sample = try work.run("sample", "--orders", "300", "--seed", "2").bytes
        try work.run("import", "-", input: sample)
        for segment in ["did orderCreated", "did not orderCreated", "contact.phone is set and order count >= 2"] {
            let count = try work.run("preview", segment, "--as-of", "2024-12-31", "--format", "json", "--limit", "1")
                .json(as: PreviewResult.self).contacts
            let members = try work.run("preview", segment, "--as-of", "2024-12-31", "--format", "csv", "--limit", "1")
                .lines
            #expect(members.first == "contact,contactId,externalCustomerId,email,phone,pushToken,contactKey")
            #expect(members.count == count + 1)
            #expect(Set(members).count == members.count)
            #expect(count > 0)
        }
    }

    @Test(arguments: ["csv", "ndjson"])
    func `says beside rows of members what they are as of, and what each condition does`(format: String) throws {
        let work = try WorkFolder()
        try work.importShop()
        let segment = "order count >= 1 and contact.phone is empty"
        let outcome = try work.run("preview", segment, "--as-of", "2024-12-31", "--format", format)
        #expect(
            outcome.errors == """
                order count >= 1 and contact.phone is empty
                as of 2024-12-31, clock of UTC
                2 of 3 contacts (66.7%)

                text                    contacts  without
                ----------------------  --------  -------
                order count >= 1               2        3
                contact.phone is empty         3        2

                """
        )
    }

    @Test func `lists the columns that are asked for, in their order`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let words = ["preview", "order count >= 1", "--as-of", "2024-12-31", "--columns", "firstEvent, EMAIL"]
        let outcome = try BuiltProgram.run(words, in: work.folder, input: Data(), environment: [:])
        #expect(
            outcome.lines == [
                "firstEvent,email", "2024-11-02T10:15,olena@example.com", "2024-11-20T18:40,taras@example.com",
            ]
        )
    }

    @Test(arguments: [
        ("did orderCreated", "today until a period is chosen"),
        ("sum of orderCreated.totalCost in last 5 hours > 1", "3 a.m. UTC"),
        ("order count where status = \"CANCELLED\" >= 1", "DELIVERED orders alone"),
    ]) func `hints at what the vendor would do otherwise, on standard error and in JSON`(
        segment: String,
        said: String
    ) throws {
        let work = try WorkFolder()
        try work.importShop()
        let outcome = try work.run("preview", segment, "--as-of", "2024-12-31", "--format", "json")
        let hints = try outcome.json(as: PreviewResult.self).hints
        #expect(hints.count == 1)
        #expect(hints[0].contains(said))
        #expect(outcome.errors == "hint: \(hints[0])\n")
    }

    @Test func `has no hint where the vendor would do the same`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let outcome = try work.run(
            "preview",
            "did orderCreated in last 30 days and order count >= 1",
            "--format",
            "json"
        )
        #expect(try outcome.json(as: PreviewResult.self).hints.isEmpty)
        #expect(outcome.errors.isEmpty)
    }

    @Test func `hints at a documented event type that the database has not seen`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let outcome = try work.run("preview", "did orderCancelled", "--as-of", "2024-12-31", "--format", "json")
        #expect(outcome.code == 0)
        #expect(outcome.errors.hasPrefix("hint: "))
        #expect(outcome.errors.contains("orderCancelled"))
        #expect(try outcome.json(as: PreviewResult.self).contacts == 0)
    }

    @Test func `guards a spreadsheet against a contact that looks like a formula`() throws {
        let work = try WorkFolder()
        let event = SmallShop.order("A-1", of: "x", total: "1", status: "DELIVERED", on: "2024-11-02T10:15")
            .replacing(#"{"name":"email","value":"x"}"#, with: #"{"name":"externalCustomerId","value":"=1+1"}"#)
        try work.write("formula.json", event)
        try work.run("import", "formula.json")
        let lines = try work.run("preview", "did orderCreated", "--as-of", "2024-12-31", "--format", "csv").lines
        #expect(lines.last == "'=1+1,,'=1+1,,,,")
    }
}
