import Foundation

/// Reads CSV and JSON into the same plain rows, so that results can be compared.
enum CSVText {
    /// The fields of each line, by RFC 4180.
    static func rows(_ text: String) -> [[String]] {
        var rows: [[String]] = [[""]]
        var (isQuoted, endedQuote) = (false, false)
        for scalar in text.unicodeScalars {
            defer { endedQuote = scalar == "\"" && !isQuoted }
            switch scalar {
            case "\"" where endedQuote:
                // Doubled inside quotes: a quote itself.
                isQuoted = true
                rows[rows.count - 1][rows[rows.count - 1].count - 1].unicodeScalars.append(scalar)
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: rows[rows.count - 1].append("")
            case "\n" where !isQuoted: rows.append([""])
            case "\r" where !isQuoted: break
            default: rows[rows.count - 1][rows[rows.count - 1].count - 1].unicodeScalars.append(scalar)
            }
        }
        return rows.dropLast()
    }

    /// The values of a list of JSON objects under the titles of a table, each as CSV writes it.
    static func rows(_ list: Any?, titles: [String]) -> [[String]]? {
        guard let objects = list as? [[String: Any]] else { return nil }
        return objects.map { object in
            titles.map { title in
                switch object[title] {
                case let text as String: text
                // What JSON calls a truth is a number of one byte here.
                case let number as NSNumber where String(cString: number.objCType) == "c":
                    number.boolValue ? "true" : "false"
                case let number as NSNumber: number.stringValue
                default: ""
                }
            }
        }
    }
}
