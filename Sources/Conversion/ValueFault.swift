/// Why a row, or an order, cannot become an event, in words for the user.
struct ValueFault: Error {
    let problem: String

    init(_ problem: String) {
        self.problem = problem
    }

    /// A cell as messages show it: its beginning, in quotes.
    static func shown(_ cell: UnsafeRawBufferPointer) -> String {
        let most = 60
        let text = String(decoding: cell.prefix(most), as: UTF8.self)
        return "\"\(text)\(cell.count > most ? "..." : "")\""
    }
}
