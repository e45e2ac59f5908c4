/// Why a row of a delimited text is no record.
package enum RecordFault: Error, Hashable, Sendable {
    /// A quote is opened and not closed before the text ends, or before the row becomes larger than any can be.
    case quoteNotClosed
    /// Something stands between a closing quote and the next delimiter.
    case textAfterQuote
    /// There are more cells than this.
    case tooManyCells(Int)
    /// The row has more bytes than this.
    case tooLong(Int)
    /// There is a NUL byte in it.
    case nulByte
    /// The bytes are no text of the encoding.
    case undecodable(TextEncoding)
    /// The row has another count of cells than the header.
    case ragged(cells: Int, columns: Int)
}

extension RecordFault: CustomStringConvertible {
    /// What is wrong and what to do.
    package var description: String {
        switch self {
        case .quoteNotClosed:
            "a quote is opened here and never closed; close it, or double it if it is part of the text"
        case .textAfterQuote:
            "something follows the closing quote; double the quotes that are part of the text"
        case .tooManyCells(let most):
            "the row has more than \(most) cells; is the delimiter right?"
        case .tooLong(let most):
            "the row has more than \(most) bytes, only its beginning is kept; is a line end or a quote missing?"
        case .nulByte:
            "there is a NUL byte; the file is damaged, or its encoding is another one"
        case .undecodable(let encoding):
            "this is no \(encoding) text; is the encoding right?"
        case .ragged(let cells, let columns):
            "the row has \(cells == 1 ? "1 cell" : "\(cells) cells") and the header \(columns); "
                + "put cells that contain the delimiter in quotes"
        }
    }
}
