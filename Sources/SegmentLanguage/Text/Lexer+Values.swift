import EventModel

extension Lexer {
    /// Reads everything that begins with a digit, or with a minus before one.
    mutating func readNumberOrDate() {
        let start = index
        index += 1
        while let scalar = peek(), isWordPart(scalar) || continuesValue(scalar, from: start) { index += 1 }
        let run = string(from: start, to: index)
        switch ValueSpelling(run) {
        case .number(let number): emit(.number(number, digits: run), from: start)
        case .date(let day): emit(.date(day), from: start)
        case .dateTime(let time): emit(.dateTime(time), from: start)
        case .wrong(let message, let mend):
            report(message, from: start, mend: mend)
            emit(.invalid, from: start)
        }
    }

    private func continuesValue(_ scalar: Unicode.Scalar, from start: Int) -> Bool {
        switch scalar {
        case ".", ":", "-", "/": peek(1).map(isWordPart) == true
        case "+": scalars[start..<index].contains { $0 == "T" || $0 == "e" || $0 == "E" }
        default: false
        }
    }
}
