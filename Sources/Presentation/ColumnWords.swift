/// Writes the titles of columns, which are keys for programs, as words for people.
enum ColumnWords {
    /// The words of a key: `median_recency_days` and `medianRecencyDays` both give `median recency days`.
    ///
    /// What is no key, since it has blanks or no letters, stays as it is.
    static func of(_ title: String) -> String {
        guard !title.contains(" ") else { return title }
        var words = ""
        var previous: Character?
        for character in title {
            if character == "_" {
                words.append(" ")
            } else if character.isUppercase, previous?.isLowercase == true {
                words += " " + character.lowercased()
            } else {
                words.append(character)
            }
            previous = character
        }
        return words
    }
}
