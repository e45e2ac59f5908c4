/// The candidate that a misspelt name most likely meant; nil if none is near.
///
/// The distance counts inserted, left out, replaced and swapped neighbouring letters, without regard to case
/// (Damerau-Levenshtein, optimal string alignment). A third of the letters may be wrong, at least one, but in names of
/// one or two letters only the case may. Of several equally near the one with the same case wins, then the first by text.
/// Costs the product of the two lengths for each candidate.
package func nearestName(to name: String, in candidates: some Sequence<String>) -> String? {
    let folded = Array(name.lowercased())
    var best: (distance: Int, caseDistance: Int, name: String)?
    for candidate in candidates {
        let other = Array(candidate.lowercased())
        let length = max(folded.count, other.count)
        let limit = min(folded.count, other.count) < 3 ? 0 : max(1, length / 3)
        guard abs(folded.count - other.count) <= limit else { continue }
        let distance = editDistance(folded, other)
        guard distance <= limit else { continue }
        let found = (distance, editDistance(Array(name), Array(candidate)), candidate)
        if let known = best, known <= found { continue }
        best = found
    }
    return best?.name
}

/// The least number of insertions, deletions, replacements and swaps of neighbours that turn one text into the other.
func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for i in 0..<left.count {
        var row = [i + 1]
        for j in 0..<right.count {
            var least = min(row[j] + 1, last[j + 1] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
            if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                least = min(least, beforeLast[j - 1] + 1)
            }
            row.append(least)
        }
        (beforeLast, last) = (last, row)
    }
    return last[right.count]
}
