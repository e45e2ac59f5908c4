/// What the rows of a result are written in for a program, one after another.
package enum RowNotation: Hashable, Sendable {
    /// CSV: a line a row, below one with the titles.
    case csv(CSVWriter)
    /// JSON: a list of objects, each on a line of its own.
    case json
    /// NDJSON: an object a line, and nothing else.
    ///
    /// Where the rows of several tables stand in one stream, each begins with the member `part`, the name of its table.
    case ndjson(part: String? = nil)
}

extension RowNotation {
    /// Appends what stands above the first row.
    package func appendOpening(_ titles: [String], to bytes: inout [UInt8]) {
        switch self {
        case .csv(let writer): writer.appendHeader(titles, to: &bytes)
        case .json: bytes.append(UInt8(ascii: "["))
        case .ndjson: break
        }
    }

    /// Appends what ends the last row, and what stands below it.
    package func appendClosing(to bytes: inout [UInt8]) {
        if self == .json { bytes += "]\n".utf8 }
    }

    /// What a row's values are called: in JSON of several titles alike the second becomes `NAME_2`, so that no value is lost.
    package func keys(_ titles: [String]) -> [String] {
        var taken: Set<String> = []
        switch self {
        case .csv: return titles
        case .json: break
        case .ndjson(let part): if part != nil { taken.insert("part") }
        }
        return titles.map { title in
            var (key, number) = (title, 2)
            while (key != title && titles.contains(key)) || !taken.insert(key).inserted {
                key = "\(title)_\(number)"
                number += 1
            }
            return key
        }
    }
}
