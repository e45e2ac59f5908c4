import Testing

/// A command line that cannot be followed, in a folder that holds the small shop's database, and what is said of it.
struct WrongUse: Sendable, CustomTestStringConvertible {
    let words: [String]
    /// The lines that standard error begins with.
    let said: [String]

    var testDescription: String { words.joined(separator: " ") }

    init(_ words: String..., said: String...) {
        self.init(words: words, said: said)
    }

    init(words: [String], said: [String]) {
        self.words = words
        self.said = said
    }

    static let all = [
        WrongUse(
            "import",
            "nowhere.json",
            said: "muster: nowhere.json: no such file or folder; check the path, and the folder that you are in"
        ),
        WrongUse(
            "import",
            "folder",
            said:
                "muster: folder: the folder has no events; files must end in .json, .ndjson, .jsonl, or one of these and "
                + ".gz or .zst"
        ),
        WrongUse("import", said: "Error: name files of events, or contact lists with --contacts"),
        WrongUse("import", "shop.ndjson", "--fast", said: "Error: Unknown option '--fast'"),
        WrongUse(
            "import",
            "shop.ndjson",
            "--time-zone",
            "Mars/Base",
            said: "muster: Mars/Base is no time zone. Give a name such as Europe/Kyiv or UTC."
        ),
        WrongUse(
            "import",
            "shop.ndjson",
            "--time-zone",
            "Europe/Kyiv",
            said: "muster: muster.sqlite: this database keeps the clock of UTC, not of Europe/Kyiv. "
                + "Leave --time-zone out, or import into a new database."
        ),
        WrongUse("rehearse", said: "Error: Unexpected argument 'rehearse'"),
        WrongUse("info", "--format", "xml", said: "Error: The value 'xml' is invalid for '--format <format>'. "),
        WrongUse("sample", "--orders", "3", said: "Error: Missing expected argument '--seed <s>'"),
        WrongUse("sample", "--orders=-3", "--seed", "1", said: "Error: --orders must be 0 or more"),
        WrongUse("info", "--database", "", said: "Error: --database is empty; name a file"),
        WrongUse("--database", "", "info", said: "Error: --database is empty; name a file"),
        WrongUse("import", "shop.ndjson", "--database", "", said: "Error: --database is empty; name a file"),
        WrongUse(
            "report",
            "import-summary",
            "--output",
            "x.pdf",
            said:
                "muster: --output x.pdf: no format ends in .pdf; there are .html, .htm, .csv, .json, .ndjson, .jsonl, "
                + ".txt, .table. Choose one of these, or say the --format"
        ),
        WrongUse(
            "audit",
            "--output",
            "here/x.PDF",
            said: "muster: --output here/x.PDF: no format ends in .PDF; there are .html, .htm, .csv, .json, .ndjson, "
                + ".jsonl, .txt, .sarif, .xml."
        ),
        WrongUse(
            "export",
            "--output",
            "x.parquet.gz",
            said: "muster: --output x.parquet.gz: no format ends in .parquet; there are .ndjson, .jsonl, .json, .csv, "
        ),
        WrongUse(
            "info",
            "--database",
            "absent.sqlite",
            said: "muster: absent.sqlite: there is no such database. "
                + "Make one with: muster --database absent.sqlite import FILE"
        ),
        WrongUse(
            "preview",
            said: "Error: say which segment: a file, a saved name, or an expression; --list shows the saved ones"
        ),
        WrongUse(
            "explain",
            "order count >= 1",
            "--contact",
            "olina@example.com",
            said: "muster: no contact has the identifier \"olina@example.com\"; "
                + "the nearest is email ol*na@example.com, other letters hidden. "
        ),
        WrongUse("explain", "order count >= 1", said: "Error: Missing expected argument '--contact <id>'"),
        WrongUse(
            "history",
            "order count >= 1",
            "--from",
            "2024-12-01",
            "--to",
            "2024-12-20",
            said: "muster: --every month: no month ends between 2024-12-01T00:00 and 2024-12-20; "
                + "choose a shorter step, or dates with --as-of"
        ),
        WrongUse("history", "order count >= 1", "--every", "hour", said: "Error: The value 'hour' is invalid for"),
        WrongUse(
            "history",
            "order count >= 1",
            "--from",
            "2024-12-01",
            "--as-of",
            "2024-12-20",
            said: "Error: --as-of says the dates itself; leave --every, --from and --to out"
        ),
        WrongUse(
            "history",
            "order count >= 1",
            "--every",
            "day",
            "--as-of",
            "2024-12-20",
            said: "Error: --as-of says the dates itself; leave --every, --from and --to out"
        ),
        WrongUse("help", "nope", said: "muster: there is no command nope", "muster help lists the commands"),
        WrongUse("help", "histroy", said: "muster: there is no command histroy; did you mean history?"),
        WrongUse("help", "history", "day", said: "muster: there is no command day"),
        WrongUse("overlap", said: "Error: Missing expected argument '<segments> ...'"),
        WrongUse(
            words: ["overlap"] + Array(repeating: "did orderCreated", count: 17),
            said: ["muster: 17 segments were given, and at most 16 are compared at once."]
        ),
        WrongUse(
            "diff",
            "order count >= 1",
            "--as-of",
            "2024-12-20",
            said: "Error: say two dates for one segment, --as-of A --as-of B, or two segments"
        ),
        WrongUse(
            "preview",
            "did orderCreated",
            "--columns",
            "emial",
            said: "Error: The value 'emial' is invalid for '--columns <names>': no column is called \"emial\"; "
                + "did you mean email?"
        ),
        WrongUse(
            "preview",
            "lapsed-buyer",
            said: "muster: there is no saved segment \"lapsed-buyer\"; did you mean lapsed-buyers?"
        ),
        WrongUse(
            "preview",
            "mine.segment",
            said: "muster: mine.segment: the segment file cannot be read; check the path, and that it is UTF-8 text"
        ),
        WrongUse(
            "preview",
            "did orderCreated",
            "--as-of",
            "yesterday",
            said: "muster: --as-of yesterday: this is no date or time; write YYYY-MM-DD or YYYY-MM-DDTHH:mm"
        ),
        WrongUse(
            "preview",
            "did orderCreated",
            "--as-of",
            "2023-02-30",
            said: "muster: --as-of 2023-02-30: this is no date or time; write YYYY-MM-DD or YYYY-MM-DDTHH:mm"
        ),
        WrongUse("preview", "did orderCreated", "--limit=-1", said: "Error: --limit must be 0 or more"),
        WrongUse(
            "preview",
            "did orderCreatd",
            said: "muster: the segment cannot be read",
            "line 1, column 5: no event type is called `orderCreatd`",
            "    did orderCreatd",
            "        ^^^^^^^^^^^",
            "    did you mean: orderCreated"
        ),
        WrongUse(
            "preview",
            "did orderCreated where totalCots > 100",
            said: "muster: the segment cannot be read",
            "line 1, column 24: no parameter is called `totalCots`",
            "    did orderCreated where totalCots > 100",
            "                           ^^^^^^^^^",
            "    did you mean: totalCost"
        ),
        WrongUse(
            "preview",
            "order count >=",
            said: "muster: the segment cannot be read",
            "line 1, column 15: a number is missing at the end",
            "    order count >=",
            "                  ^",
            "    expected: a number"
        ),
        WrongUse(
            "rfm",
            "--method",
            "deciles",
            said:
                "Error: --method deciles: the methods are quantile, rank, grid, or a file of thresholds that ends in .yaml"
        ),
        WrongUse("rfm", "--bins", "0", said: "Error: --bins must be 1 to 100"),
        WrongUse(
            "rfm",
            "--method",
            "grid",
            "--bins",
            "3",
            said: "Error: --bins goes with method quantile or rank; grid says itself how many there are"
        ),
        WrongUse("rfm", "--grid-rows", "1,2", said: "Error: --grid-rows goes with method grid"),
        WrongUse(
            "rfm",
            "--method",
            "grid",
            "--grid-columns",
            "30,30",
            said:
                "muster: --method grid: recency: the border 30 comes after 30; write the borders in ascending order, each once"
        ),
        WrongUse(
            "rfm",
            "--format",
            "csv",
            "--summary",
            "--heat-map",
            said:
                "Error: CSV and NDJSON hold one table: choose one of --summary, --heat-map, --distributions and --compare-to"
        ),
        WrongUse(
            "rfm",
            "--names",
            "ours",
            said: "muster: --names ours: there are no such names; there are r-package-names, usual-names; "
                + "or give a file that ends in .yaml"
        ),
        WrongUse("rfm", "--currency", "UHA", said: "muster: --currency UHA: no order has it; did you mean UAH?"),
        WrongUse("rfm", "--status", "SENT", said: "Error: The value 'SENT' is invalid for '--status <statuses>'."),
        WrongUse(
            "rfm",
            "--compare-to",
            "never",
            said: "muster: --compare-to never: this is no date or time; write YYYY-MM-DD or YYYY-MM-DDTHH:mm"
        ),
        WrongUse(
            "average-check",
            "--by",
            "curency",
            said: "muster: --by curency: no parameter of orders is called that; did you mean currency?"
        ),
        WrongUse(
            "average-check",
            "--histogram",
            "--retention",
            said: "Error: --histogram, --retention and --left-out are three results; ask for one at a time"
        ),
        WrongUse(
            "average-check",
            "--retention",
            "--by",
            "month",
            said: "Error: --by groups the average check and the histogram, not retention"
        ),
        WrongUse("report", said: "Error: say which report; --list shows which there are"),
        WrongUse(
            "report",
            "rfn",
            said: "muster: there is no report \"rfn\"; did you mean rfm?",
            "Reports: average-check, customers, data-quality, import-summary, rfm, segment-preview, segment-sizes, top-items"
        ),
        WrongUse(
            "report",
            "reports/mine.yaml",
            said:
                "muster: there is no report \"reports/mine.yaml\"; a definition of yours stands in the folder reports, and is "
                + "called by its name without .yaml",
            "Reports: average-check, customers, data-quality, import-summary, rfm, segment-preview, segment-sizes, top-items"
        ),
        WrongUse("report", "rfm", "--set", "names", said: "Error: --set names: write it as NAME=VALUE"),
        WrongUse(
            "report",
            "rfm",
            "--set",
            "bins=3",
            said: "muster: --set bins: the report rfm has no such parameter. It has method, names, compare-to"
        ),
        WrongUse(
            "report",
            "rfm",
            "--set",
            "names=usual-names",
            "--set",
            "method=rank",
            "--set",
            "names=r-package-names",
            said: "Error: --set names is given twice; give it once"
        ),
        WrongUse(
            "sql",
            "SELECT :a",
            "--set",
            "a=1",
            "--set",
            ":a=2",
            said: "muster: --set a is given twice; give it once"
        ),
        WrongUse(
            "report",
            "import-summary",
            "--part",
            "import-summary-file",
            said: "muster: --part import-summary-file: the report import-summary has no such table; did you mean "
                + "import-summary-files? It has import-summary-counts, "
        ),
        WrongUse("report", "rfm", "--format", "pdf", said: "Error: The value 'pdf' is invalid for '--format <format>'"),
        WrongUse(
            "rfm",
            "--from",
            "2024-02-02",
            "--to",
            "2024-01-01",
            said: "muster: --from 2024-02-02 lies after --to 2024-01-01"
        ),
        WrongUse(
            "average-check",
            "--from",
            "2024-02-02T10:15",
            "--to",
            "2024-02-02T10:14",
            said: "muster: --from 2024-02-02T10:15 lies after --to 2024-02-02T10:14"
        ),
        WrongUse(
            "audit",
            "--config",
            "nowhere.yaml",
            said: "muster: nowhere.yaml: the settings cannot be read; check the path, and that it is UTF-8 text"
        ),
        WrongUse("sql", "SELECT 1 LIMIT 'x'", said: "muster: the query cannot be answered", "datatype mismatch"),
        WrongUse("report", "--list", "--format", "html", said: "Error: --list is a table; its formats are"),
        WrongUse(
            "report",
            "segment-preview",
            said: "muster: reports/segment-preview.yaml:8:5: segment is missing; say which: --segment SEGMENT"
        ),
        WrongUse(
            "report",
            "segment-preview",
            "--segment",
            "order count >= 1",
            "--set",
            "steps=0",
            said: "muster: reports/segment-preview.yaml:10:12: steps must be 1 to 10000"
        ),
    ]
}
