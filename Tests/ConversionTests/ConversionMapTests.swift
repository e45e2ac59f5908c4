import Conversion
import Testing

@Suite struct `A map that is wrong` {
    @Test(arguments: [
        (
            "event: e\noccurred: w\nparms: {a: b}", 3,
            "parms is unknown here; did you mean params?\nThere may be: encoding, "
        ),
        ("occurred: w", 1, "event is missing: which event type the rows become, such as orderCreated"),
        ("event: e", 1, "occurred is missing: the column that says when the event happened"),
        ("event: e\noccurred: w\nparams:\n  a: {colum: x}", 4, "colum is unknown here; did you mean column?"),
        ("event: e\noccurred: w\nparams:\n  a: {column: x, as: nubmer}", 4, "as: nubmer is no kind of value"),
        ("event: e\noccurred: w\nparams:\n  a: {column: x, value: y}", 4, "a: a column or a constant value, not both"),
        ("event: e\noccurred: w\nparams: {a: b}\nkey: aa", 4, "key: the map makes no parameter aa"),
        ("event: e\noccurred: w\ndelimiter: dot", 3, "delimiter: dot is unknown; there are comma, semicolon, tab"),
        ("event: e\noccurred: w\nskip:\n  - {column: a}", 4, "column a: say what of it, by one of is, not"),
        (
            "event:\n  - {type: a}\n  - {type: b}\noccurred: w", 3,
            "event: a has no condition, so nothing behind it is ever meant"
        ),
        (
            "event: e\noccurred: w\nitems:\n  a: {sum: [b]}", 4,
            "sum: only a parameter can be a sum over the lines of an order"
        ),
        ("event: e\n\toccurred: [", 2, "this is no YAML: "),
        ("event: e\noccurred: w\nparams:\n  status: {column: a, values: {x: A, X: B}}", 4, "values: X comes twice"),
    ])
    func `says so with its line and the nearest word`(text: String, line: Int, problem: String) throws {
        let error = try #require(throws: MapError.self) { try ConversionMap(text, path: "map.yaml") }
        #expect(error.line == line)
        #expect(error.problem.hasPrefix(problem), "\(error.problem)")
    }

    @Test(arguments: [
        ("params: {externalOrderId: ordr}", "1.csv has no column ordr; did you mean order?\nIts columns: order, when"),
        (
            "params: {externalOrderId: order, totalCost: {value: ten}}",
            "totalCost: \"ten\" is no number with a decimal point"
        ),
    ])
    func `says so with its line when it meets the table`(params: String, problem: String) throws {
        let error = try #require(throws: MapError.self) {
            try Converted(["order,when\n1,2024-01-01\n"], map: "event: e\noccurred: when\n\(params)\n")
        }
        #expect(error.line == 3)
        #expect(error.problem == problem)
    }
}
