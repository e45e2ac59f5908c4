/// The lines that plant one defect of every kind, each with customers and orders of its own.
///
/// What a file of single events cannot have is not there: requests that are too large, files that cannot be read, data
/// without a delivery, and what only the settings of an account make a defect.
struct DefectStories {
    /// The lines, in the order in which they are planted.
    private(set) var lines: [PlantedLine] = []
    private var number = 100

    init() {
        plantShapes()
        plantTimes()
        plantIdentifiers()
        plantOrders()
        plantTotals()
        plantItems()
        plantTexts()
        plantAcrossEvents()
    }

    /// A number for customers, orders and times that no other line has.
    mutating func next() -> Int {
        number += 1
        return number
    }

    /// Plants a line that breaks these rules.
    mutating func plant(_ rules: String..., line: String) {
        lines.append(PlantedLine(text: line, rules: rules))
    }

    /// Plants an event that breaks these rules.
    mutating func plant(_ rules: String..., event: PlantedEvent) {
        lines.append(PlantedLine(text: event.line, rules: rules))
    }

    /// Plants an event that breaks a rule together with all the others.
    mutating func plant(whole rule: String, event: PlantedEvent) {
        lines.append(PlantedLine(text: event.line, rules: [], wholeRules: [rule]))
    }
}
