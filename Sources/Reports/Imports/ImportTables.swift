internal import EventModel
package import EventStore
package import Presentation

/// What a store holds and where it came from as rows under titled columns.
package struct ImportTables {
    private let information: StoreInformation

    /// Makes tables of what is in a store.
    package init(_ information: StoreInformation) {
        self.information = information
    }

    /// Events, contacts and orders of the whole file.
    package var counts: ResultTable {
        var table = ResultTable(columns: [.init("what"), .init("count", .right)])
        func add(_ what: String, _ count: Int) { table.append([.text(what), .integer(count)]) }
        add("events", information.events)
        add("events naming no contact", information.unidentifiedEvents)
        add("contacts", information.contacts)
        add("orders", information.orders)
        add("order events that count for nothing", information.ignored.reduce(0) { $0 + $1.events })
        let imports = information.imports
        add("imports", imports.count)
        let lists = imports.filter(\.isContactList).count
        if lists > 0 { add("of contact lists", lists) }
        let ofEvents = imports.filter { !$0.isContactList }
        add("read by imports", ofEvents.reduce(0) { $0 + $1.events.read })
        add("stored by imports", ofEvents.reduce(0) { $0 + $1.events.stored })
        add("duplicates met by imports", ofEvents.reduce(0) { $0 + $1.events.duplicate })
        add("rejected by imports", ofEvents.reduce(0) { $0 + $1.events.rejected })
        return table
    }

    /// The sources that were read.
    package var files: ResultTable {
        var table = ResultTable(columns: [
            .init("import", .right), .init("source"), .init("started (UTC)"), .init("read", .right),
            .init("stored", .right), .init("duplicate", .right), .init("rejected", .right), .init("state"),
        ])
        for file in information.imports {
            table.append([
                .integer(file.number), .text(file.source), .text(file.started), .integer(file.events.read),
                .integer(file.events.stored), .integer(file.events.duplicate), .integer(file.events.rejected),
                .text(file.isFinished ? "whole" : "not finished"),
            ])
        }
        return table
    }

    /// The reasons for which order events count for nothing.
    package var ignored: ResultTable {
        var table = ResultTable(columns: [.init("reason"), .init("events", .right)])
        for (reason, events) in information.ignored { table.append([.text(reason.text), .integer(events)]) }
        return table
    }

    /// The event types with the times of their first and last events.
    package var eventTypes: ResultTable {
        var table = ResultTable(columns: [
            .init("event type"), .init("events", .right), .init("earliest"), .init("latest"),
        ])
        for type in information.eventTypes {
            table.append([
                .text(type.name), .integer(type.events), .text(type.period.lowerBound.description),
                .text(type.period.upperBound.description),
            ])
        }
        return table
    }

    /// A bar an event type.
    package var eventTypePictures: [any Chart] {
        let types = information.eventTypes
        guard !types.isEmpty else { return [] }
        return [
            BarChart(
                title: "Events of each type",
                categoryLabel: "event type",
                valueLabel: "events",
                categories: types.map(\.name),
                series: [ChartSeries("events", types.map { .integer($0.events) })]
            )
        ]
    }

    /// The reasons for which something was no event, the most frequent first, each with its first place.
    ///
    /// - Throws: `StoreError` where the store cannot be read.
    package static func rejected(_ snapshot: StoreSnapshot) throws -> ResultTable {
        var found: [String: (events: Int, first: Place)] = [:]
        try snapshot.forEachRejection { rejection in
            found[general(rejection.reason), default: (0, rejection.place)].events += 1
        }
        var table = ResultTable(columns: [
            .init("reason"), .init("events", .right), .init("file"), .init("line", .right), .init("byte", .right),
            .init("pointer"),
        ])
        for (reason, (events, first)) in found.sorted(by: { ($1.value.events, $0.key) < ($0.value.events, $1.key) }) {
            table.append([
                .text(reason), .integer(events), .text(first.file), .integer(first.line), .integer(first.byte),
                .text(first.pointer),
            ])
        }
        return table
    }

    /// The reason without the value that an event gave, so that equal faults are counted together.
    private static func general(_ reason: String) -> String {
        let (start, end) = ("occurred \"", "\" is no ")
        guard reason.hasPrefix(start), let close = reason.ranges(of: end).last else { return reason }
        return start + "…" + reason[close.lowerBound...]
    }
}
