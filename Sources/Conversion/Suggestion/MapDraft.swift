internal import DelimitedText
internal import EventModel

/// The lines of a suggested map.
struct MapDraft {
    let name: String
    let format: DelimitedFormat
    let sample: TableSample
    let roles: [ColumnRole: Int]
    private(set) var lines: [String] = []
    private(set) var hints: [String] = []
    private let export: OwnExport?
    /// The names that the parameters, or the fields of items, have already.
    private var taken = Set<String>()

    init(name: String, format: DelimitedFormat, sample: TableSample, roles: [ColumnRole: Int]) {
        self.name = name
        self.format = format
        self.sample = sample
        self.roles = roles
        export = OwnExport(sample.columns)
    }

    private var isOrder: Bool { roles[.externalOrderId] != nil }
    private var isGrouped: Bool { isOrder && sample.hasOrdersOfSeveralRows }
    /// Whether rows tell what was bought, one thing each; a column `items` has all of an order.
    private var hasItems: Bool {
        if export != nil { return isOrder && sample.columns.contains { OwnExport.isOfItems($0.name) } }
        return isOrder && (roles[.externalItemId] ?? roles[.itemName]) != nil
            && !sample.columns.contains { $0.name == "items" }
    }

    private func column(_ role: ColumnRole) -> ColumnSample? { roles[role].map { sample.columns[$0] } }

    mutating func write() {
        writeHead()
        writeEvent()
        writeParameters()
        if hasItems { writeItems() }
        writeSkips()
    }

    private mutating func writeHead() {
        lines += [
            "# How the columns of \(YAMLText.comment(name)) become events: a suggestion by the header and \(sample.rows) \(sample.rows == 1 ? "row" : "rows").",
            "# Read it over; CHECK marks what is a guess. Then: muster convert FILE.csv --map THIS-FILE",
            "#",
            "# The format as it was detected; to fix it for all files, take the # away.",
            "# encoding: \(format.encoding)",
            "# delimiter: \(YAMLText.of(format.delimiter.description))",
            "# decimal: \(format.decimalMark.rawValue)",
            "# dates: \(format.dateOrder.rawValue)",
        ]
        lines += format.doubts.map { "# CHECK: \(YAMLText.comment($0))" }
        if sample.unnamed > 0 {
            lines.append("# \(sample.unnamed) columns are left out, since they have no name or share it with others.")
        }
        lines.append("")
    }

    private mutating func writeEvent() {
        if export != nil {
            lines.append("event: {column: type}")
        } else if isOrder {
            lines.append("event: orderCreated")
        } else if let column = column(.eventType) {
            lines.append("event: {column: \(YAMLText.of(column.name))}")
        } else {
            lines.append("event: importedRow  # CHECK: what the rows tell of; say it in a word, such as productViewed")
            hints.append("no column has order numbers, so the event type is a guess; see CHECK in the map")
        }
        if let date = column(.occurred) ?? column(.date) {
            lines.append("occurred: \(YAMLText.of(date.name))\(examples(date))")
        } else {
            lines.append(
                "occurred: \"?\"  # CHECK: no column looks like a date; name the one that says when it happened"
            )
            hints.append("no column looks like a date, and an event needs one; name it in the map behind occurred")
        }
        if export != nil {
            lines.append("key: {column: key}  # where it is empty, the contact's identifiers or the order's number")
        }
        if isGrouped, let order = export.map({ sample.columns[$0.event] }) ?? column(.externalOrderId) {
            let what = export == nil ? "order" : "event"
            lines.append("group: \(YAMLText.of(order.name))  # rows with the same value are one \(what)")
        }
        lines.append("")
    }

    private mutating func writeParameters() {
        lines.append("params:")
        taken = export == nil || isOrder ? ["totalCost", "status"] : []
        for role in [ColumnRole.externalOrderId, .externalCustomerId, .email, .phone] where column(role) != nil {
            writeMember(role.rawValue, role)
        }
        if isOrder {
            writeMember("date", column(.date) == nil ? .occurred : .date)
            writeTotal()
            writeStatus()
            if column(.currency) == nil {
                lines.append("  # currency: {value: UAH}  # no column has it; take the # away and say which")
            }
        }
        for role in [
            ColumnRole.currency, .discount, .shipping, .firstName, .lastName, .city, .country, .deliveryMethod,
            .paymentMethod, .deliveryAddress,
        ] { writeMember(role.rawValue, role) }
        if !isOrder {
            writeMember("status", .status)
            writeMember("totalCost", .totalCost)
        }
        if !hasItems {
            for role in [ColumnRole.quantity, .cost, .externalItemId, .itemName, .category] {
                writeMember(role.rawValue, role)
            }
        }
        let hasItems = hasItems
        let isExport = export != nil
        writeOthers { !hasItems || !(isExport ? OwnExport.isOfItems($0.name) : $0.differsInOrders) }
        if lines.last == "params:" { lines[lines.count - 1] = "params: {}" }
    }

    private mutating func writeTotal() {
        if let total = column(.totalCost) {
            if isGrouped, total.differsInOrders {
                lines.append("  totalCost: {sum: [\(YAMLText.of(total.name))]}  # added up over the rows of an order")
            } else {
                writeMember("totalCost", .totalCost)
            }
        } else if let cost = column(.cost) {
            let factors = [column(.quantity), cost].compactMap { $0.map { YAMLText.of($0.name) } }
            lines.append(
                "  totalCost: {sum: [\(factors.joined(separator: ", "))]}  # multiplied, and added up over the rows"
            )
        } else {
            lines.append("  # totalCost: ...  CHECK: no column looks like it; without it the order counts for nothing")
            hints.append("no column looks like the total of an order; name it in the map")
        }
    }

    private mutating func writeStatus() {
        guard let status = column(.status) else {
            lines.append(
                "  status: {value: DELIVERED}  # CHECK: no column has it; only delivered orders count in the figures"
            )
            return
        }
        let meanings = status.values.map { ($0, StatusWords.meaning(of: $0)) }
        if meanings.allSatisfy({ $0.1?.name == $0.0 }) { return writeMember("status", .status) }
        lines.append("  status:")
        lines.append("    column: \(YAMLText.of(status.name))")
        lines.append("    values:")
        var seen = Set<String>()
        for (text, meaning) in meanings where seen.insert(ValueRule.folded(text)).inserted {
            let note = meaning == nil ? "  # CHECK: a guess" : ""
            lines.append("      \(YAMLText.of(text)): \((meaning ?? .initialized).name)\(note)")
        }
        lines.append("    # default: INITIALIZED  # for other values, which are rejected without it")
    }

    private mutating func writeItems() {
        lines.append("items:")
        taken = ["externalItemId", "quantity"]
        if let identifier = column(.externalItemId) ?? column(.itemName) {
            lines.append("  externalItemId: \(rule(identifier, as: usualKind(identifier)))")
        }
        if column(.itemName) != nil { writeMember("name", .itemName) }
        if column(.category) != nil { writeMember("category", .category) }
        if column(.quantity) == nil {
            lines.append("  quantity: {value: 1}  # CHECK: no column has it")
        } else {
            writeMember("quantity", .quantity)
        }
        writeMember("cost", .cost)
        let isExport = export != nil
        writeOthers { isExport ? OwnExport.isOfItems($0.name) : $0.differsInOrders }
    }

    /// Writes the columns that are nothing in particular, each under a name of its own.
    private mutating func writeOthers(_ isMeant: (ColumnSample) -> Bool) {
        for index in sample.columns.indices where !roles.values.contains(index) && export?.isOwn(index) != true {
            let column = sample.columns[index]
            guard isMeant(column) else { continue }
            let name = freeName(column.name)
            lines.append("  \(YAMLText.of(name)): \(rule(column, as: usualKind(column, of: name), for: name))")
        }
    }

    /// The name of a column as a parameter; with a number behind it if another has it.
    private mutating func freeName(_ column: String) -> String {
        let plain = export == nil ? parameterName(column) : OwnExport.plainName(column)
        var (name, number) = (plain, 2)
        while !taken.insert(name).inserted {
            name = "\(plain)_\(number)"
            number += 1
        }
        return name
    }

    /// Orders whose numbers begin with a letter where most have none are mostly cancelled ones.
    private mutating func writeSkips() {
        lines.append("")
        if let order = column(.externalOrderId) {
            let lettered = order.values.filter { $0.first?.isLetter == true }
            if let first = lettered.first?.first, lettered.count * 2 < order.values.count {
                lines += [
                    "# CHECK: some orders begin with \(first). If they are cancelled, say in place of event above:",
                    "# event:",
                    "#   - {type: orderCancelled, column: \(YAMLText.of(order.name)), begins: \(first)}",
                    "#   - {type: orderCreated}",
                ]
            }
        }
        let example = column(.totalCost) ?? column(.quantity) ?? column(.date)
        if let example {
            lines += [
                "# Rows to leave out:", "# skip:",
                "#   - {column: \(YAMLText.of(example.name)), empty: yes, reason: unfinished}",
            ]
        }
    }

    private mutating func writeMember(_ name: String, _ role: ColumnRole) {
        guard let column = column(role) else { return }
        taken.insert(name)
        let isPersonal: Bool =
            switch role {
            case .email, .phone, .externalCustomerId, .firstName, .lastName, .deliveryAddress: true
            default: false
            }
        let kind: ValueKind =
            switch role {
            case .phone: .phone
            case .date: .date
            case .discount, .shipping, .totalCost, .quantity, .cost: .number
            default: column.isWholeWithPoint ? .code : .text
            }
        lines.append("  \(name): \(rule(column, as: kind, for: name))\(isPersonal ? "" : examples(column))")
    }

    private func usualKind(_ column: ColumnSample, of name: String = "") -> ValueKind {
        if column.isNumber, ValueKind.usual(of: name) == .number { return .number }
        if column.hasOnlyDates { return .date }
        return column.isWholeWithPoint ? .code : .text
    }

    private func rule(_ column: ColumnSample, as kind: ValueKind, for name: String = "") -> String {
        let text = YAMLText.of(column.name)
        return kind == .usual(of: name) ? text : "{column: \(text), as: \(kind.rawValue)}"
    }

    private func examples(_ column: ColumnSample) -> String {
        let shown = column.values.prefix(3).map { YAMLText.comment(String($0.prefix(30))) }
        return shown.isEmpty ? "" : "  # \(shown.joined(separator: "; "))"
    }

    /// The column's name with its words joined as names of parameters are: `delivery note` is `deliveryNote`.
    private func parameterName(_ column: String) -> String {
        let words = column.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
        guard let first = words.first else { return column }
        guard words.count > 1 else { return first }
        return first.lowercased() + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}
