import Foundation
import Testing

struct `A list of known contacts` {
    /// The small shop with a list: Olena is on it by her email, Taras by a number that no event gives.
    private func work(_ list: String) throws -> WorkFolder {
        let work = try WorkFolder()
        try work.write("shop.ndjson", SmallShop.lines)
        try work.write("lists/known.csv", list)
        return work
    }

    private func unknown(_ words: String..., in work: WorkFolder) throws -> AuditOutput.Finding? {
        let words = ["audit", "shop.ndjson", "--format", "json"] + words
        return try BuiltProgram.run(words, in: work.folder).json(as: AuditOutput.self).finding("contact-unknown")
    }

    @Test func `makes a warning of the events of others, and nothing is said without one`() throws {
        let work = try work("External ID;E-Mail address;Email\n77;x;OLENA@example.com \n12;;\n")
        #expect(try unknown(in: work) == nil)
        let found = try #require(try unknown("--contacts", "lists/known.csv", in: work))
        #expect(found.severity == "warning" && found.count == 4, "Taras twice, Iryna twice")
        #expect(found.examples.map(\.line) == [2, 3, 4, 6])
        #expect(found.examples.first?.pointer == "/params/1/value" && found.examples.first?.value == "t***@example.com")
    }

    @Test func `knows a contact by any identifier that it owns`() throws {
        let work = try work("externalCustomerId,email\nC-1,\n,iryna@example.com\n")
        let both =
            #"{"eventTypeKey":"visit","keyValue":"k","params":[{"name":"email","value":"taras@example.com"},"#
            + #"{"name":"externalCustomerId","value":"C-1"}],"occurred":"2024-11-01T10:15"}"#
        try work.write("shop.ndjson", both + "\n" + SmallShop.lines)
        let found = try #require(try unknown("--contacts", "lists/known.csv", in: work))
        #expect(found.examples.map(\.line) == [2, 8], "Olena alone")
    }

    @Test func `may stand beside the settings that name it`() throws {
        let work = try work("email\nolena@example.com\n")
        try work.write("lists/audit.yaml", "knownContacts: known.csv\n")
        #expect(try unknown("--config", "lists/audit.yaml", in: work)?.count == 4)
    }

    @Test(arguments: [("name,city\nOlena,Kyiv\n", 65, "no column holds identifiers"), ("", 65, "known.csv")])
    func `without identifiers is told of`(list: String, code: Int32, said: String) throws {
        let work = try work(list)
        let outcome = try work.run("audit", "shop.ndjson", "--contacts", "lists/known.csv")
        #expect(outcome.code == code && outcome.errors.contains(said), "\(outcome.errors)")
        #expect(try work.run("audit", "shop.ndjson", "--contacts", "none.csv").code == 64)
    }
}
