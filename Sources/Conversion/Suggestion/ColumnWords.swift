/// The words of a column's name: `InvoiceNo`, `invoice_no` and `Invoice No.` are the same two.
struct ColumnWords {
    private let words: Set<String>

    init(_ name: String) {
        var words: [String] = []
        var word = ""
        var wasLower = false
        func end() {
            if !word.isEmpty { words.append(word.lowercased()) }
            word = ""
        }
        for character in name {
            if character == "№" || character == "#" {
                end()
                words.append("no")
                continue
            }
            let isApostrophe = "'’ʼ`".contains(character)
            if isApostrophe { continue }
            if !character.isLetter, !character.isNumber { end() }
            if character.isUppercase, wasLower { end() }
            if character.isLetter || character.isNumber { word.append(character) }
            wasLower = character.isLowercase || character.isNumber
        }
        end()
        self.words = Set(words)
    }

    /// How many words there are.
    var count: Int { words.count }

    /// Whether one of these words is among them.
    func has(_ any: String...) -> Bool { any.contains { words.contains($0) } }

    /// Whether one of them begins with one of these, as words with endings do.
    func begins(_ any: String...) -> Bool { words.contains { word in any.contains { word.hasPrefix($0) } } }
}
