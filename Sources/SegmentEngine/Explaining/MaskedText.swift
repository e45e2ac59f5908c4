/// A text of somebody else, of which nothing is told but what the reader knew before.
enum MaskedText {
    /// The text with a star for each letter that is not, in this order, in what the reader wrote.
    ///
    /// So a misspelt identifier shows where it differs, and gives nothing away. Costs the product of both lengths.
    static func of(_ text: String, knowing known: String) -> String {
        let (left, right) = (Array(text), Array(known))
        // The lengths of the longest common subsequences of what is left of both.
        var lengths = Array(repeating: Array(repeating: 0, count: right.count + 1), count: left.count + 1)
        for i in left.indices.reversed() {
            for j in right.indices.reversed() {
                lengths[i][j] =
                    left[i] == right[j] ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
            }
        }
        var (i, j, masked) = (0, 0, "")
        while i < left.count {
            if j < right.count, left[i] == right[j] {
                masked.append(left[i])
                (i, j) = (i + 1, j + 1)
            } else if j < right.count, lengths[i][j + 1] > lengths[i + 1][j] {
                j += 1
            } else {
                masked.append("*")
                i += 1
            }
        }
        return masked
    }
}
