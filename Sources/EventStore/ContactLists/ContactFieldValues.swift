internal import Columns

/// What contact lists give each contact as the value of one field: of several rows the last that has a value counts.
package struct ContactFieldValues {
    /// For each contact the code of its text, or ``none``.
    package private(set) var codes: [UInt32]
    /// The distinct texts.
    package let texts = TextDictionary()

    /// Stands for no value.
    package static let none = UInt32.max

    init(contacts: Int) {
        codes = Array(repeating: Self.none, count: contacts)
    }

    /// Takes in the rows of the next page.
    mutating func take(_ column: ContactListColumn, contacts: [UInt32]) {
        let known = (0..<column.texts.count).map { index in
            column.texts.withBytes(at: index) { texts.code(of: $0, hash: TextHash.of($0)) }
        }
        for index in column.rows.indices {
            let contact = Int(contacts[Int(column.rows[index])])
            guard contact < codes.count else { continue }
            codes[contact] = known[Int(column.codes[index])]
        }
    }

    /// The value of a contact; nil if it has none.
    package func text(of contact: UInt32) -> String? {
        let code = codes[Int(contact)]
        return code == Self.none ? nil : texts.text(code)
    }
}
