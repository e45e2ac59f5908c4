import EventModel
import SegmentEngine
import Testing

/// Which column of a file holds identifiers, and of what kind.
@Suite struct IdentifierListTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let csv: String
        let identifiers: [String]

        init(_ csv: String, _ identifiers: [String]) { (self.csv, self.identifiers) = (csv, identifiers) }

        var testDescription: String { csv }
    }

    static let cases: [Case] = [
        Case("", []), Case("email\na@x.com\n\nB@x.com", ["email a@x.com", "email b@x.com"]),
        Case("\u{FEFF}E-mail\r\nA@x.com\r\n", ["email a@x.com"]),
        Case("name,Phone number\nAnn,+380 50 1\nBob,", ["phone 380501"]),
        Case("external_customer_id\n17\nnull\n18", ["externalCustomerId 17", "externalCustomerId 18"]),
        Case("Name;External ID\nAnn;17\nBob; 18 ", ["externalCustomerId 17", "externalCustomerId 18"]),
        // Several named columns: the first that a row has, in the order of the kinds.
        Case("email;contactId\na@x.com;5\nb@x.com;", ["contactId 5", "email b@x.com"]),
        // Nothing is named: the look tells.
        Case("a@x.com\nb@x.com", ["email a@x.com", "email b@x.com"]),
        Case("subscriber,address\nAnn,a@x.com\nBob,b@x.com", ["email a@x.com", "email b@x.com"]),
        Case("name\tnumber\nAnn\t+380 (50) 123-45-67", ["phone 380501234567"]),
        Case("C-1\nC-2", ["externalCustomerId C-1", "externalCustomerId C-2"]),
        Case("a@x.com\nC-2", ["externalCustomerId a@x.com", "externalCustomerId C-2"]),
        // Bars separate only where that gives a column.
        Case("name|email\nAnn|a@x.com", ["email a@x.com"]),
        Case("Ann|a@x.com\nBob|b@x.com", ["email a@x.com", "email b@x.com"]),
        Case("name|email\nAnn|a@x.com|x\nBob", ["email a@x.com"]),
        Case("a@x.com|1\nb@x.com", ["email a@x.com|1", "email b@x.com"]),
        Case("C|1\nC|2", ["externalCustomerId C|1", "externalCustomerId C|2"]),
        Case("email\na|b@x.com", ["email a|b@x.com"]),
        // Quotes, and the apostrophe against formulas.
        // A quote too many costs its line its quotes, and no other line anything.
        Case("email,name\na@x.com,\"Ann\nb@x.com,Bob", ["email a@x.com", "email b@x.com"]),
        Case("email,name\na@x.com,\"Ann\" B\nb@x.com,Bob", ["email a@x.com", "email b@x.com"]),
        Case("name,email\n\"Smith, \"\"J\"\"\nJr\",a@x.com\nB,'+b@x.com", ["email a@x.com", "email +b@x.com"]),
    ]

    @Test(arguments: cases) func `identifiers come from the column that is named or looks like one`(_ one: Case) throws
    {
        let list = try IdentifierList(csv: one.csv.utf8)
        #expect(list.identifiers.map { "\($0.kind.name) \($0.value)" } == one.identifiers)
    }

    @Test func `several columns of which none is an identifier are an error`() {
        #expect(throws: IdentifierList.NoIdentifierColumn.self) { try IdentifierList(csv: "a,b\nc,d".utf8) }
    }
}
