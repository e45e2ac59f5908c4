internal import AuditRules
internal import EventModel
internal import Presentation
internal import Rehearsal

/// The tables of a rehearsal, from which every format is made.
struct RehearsalTables {
    let rehearsal: RehearsalResult

    /// A table with the name of its member in JSON and with what stands above it.
    typealias Named = (name: String, title: String, table: ResultTable)

    /// All tables, in their order.
    var all: [Named] {
        [
            ("reasons", "Why events are ignored", reasons), ("rules", "The defects behind that", rules),
            ("state", "What the vendor would have, beside what the file meant", state),
            ("effects", "What the vendor would have without one defect", effects),
        ]
    }

    /// What a reader should know, a sentence each.
    var notes: [String] {
        var notes: [String] = []
        if rehearsal.isCurrencyOfMost {
            let currency = rehearsal.currency ?? "no currency"
            notes.append("RFM counts the orders in \(currency) alone, which most have; --currency chooses another")
        }
        for (segment, reason) in rehearsal.faults {
            let line = reason.split(whereSeparator: \.isNewline).joined(separator: " ")
            notes.append("the segment \(segment) cannot be evaluated everywhere: \(line)")
        }
        return notes
    }

    // MARK: Tables

    private var reasons: ResultTable {
        var table = ResultTable(columns: [.init("kind"), .init("events", .right), .init("meaning")])
        for (kind, events) in rehearsal.ignored {
            table.append([.text(kind.rawValue), .integer(events), .text(kind.text)])
        }
        return table
    }

    private var rules: ResultTable {
        var table = ResultTable(columns: [
            .init("rule"), .init("kind"), .init("events", .right), .init("back", .right), .init("mended", .right),
        ])
        for loss in rehearsal.losses {
            let effect = rehearsal.effects.first { $0.rule.id == loss.rule.id }
            table.append([
                .text(loss.rule.id), .text(loss.kind.rawValue), .integer(loss.events),
                effect.map { .integer($0.events) } ?? .missing, effect.map { .integer($0.mended) } ?? .missing,
            ])
        }
        for effect in rehearsal.effects where !rehearsal.losses.contains(where: { $0.rule.id == effect.rule.id }) {
            table.append([
                .text(effect.rule.id), .text("arrives"), .integer(0), .integer(effect.events), .integer(effect.mended),
            ])
        }
        return table
    }

    private var state: ResultTable {
        let figures = StandingFigures(rehearsal)
        var table = ResultTable(columns: [
            .init("what"), .init("name"), .init("meant", .right), .init("held", .right), .init("difference", .right),
        ])
        for figure in figures.all {
            let (meant, held) = (figure.value(rehearsal.meant), figure.value(rehearsal.held))
            table.append([
                .text(figure.what), figure.nameCell, Figure.cell(meant), Figure.cell(held),
                Figure.cell(Figure.difference(held, meant)),
            ])
        }
        return table
    }

    /// Only what changes: everything else is as it is held.
    private var effects: ResultTable {
        let figures = StandingFigures(rehearsal)
        var table = ResultTable(columns: [
            .init("rule"), .init("what"), .init("name"), .init("held", .right), .init("without", .right),
            .init("difference", .right), .init("meaning"),
        ])
        for effect in rehearsal.effects {
            for figure in figures.all where figure.what != "events" {
                let (held, without) = (figure.value(rehearsal.held), figure.value(effect.standing))
                guard let difference = Figure.difference(without, held), difference != .zero else { continue }
                table.append([
                    .text(effect.rule.id), .text(figure.what), figure.nameCell, Figure.cell(held),
                    Figure.cell(without), Figure.cell(difference),
                    .text("without this defect \(figure.sentence(difference))"),
                ])
            }
        }
        return table
    }
}
