internal import CustomerAnalytics
internal import EventModel
internal import EventStore
internal import Presentation
internal import SegmentEngine

extension RFMReport {
    /// The result for a person.
    var text: String {
        let writer = TextTable(width: StandardOutput.terminalWidth)
        var text = heading
        for note in notes { text += "note: \(note)\n" }
        text += "\nthresholds: lower belongs to the bin, upper does not\n\n" + writer.text(thresholds(result))
        let segments = segments
        if !segments.rows.isEmpty { text += "\n" + writer.text(segments) }
        if command.heatMap { text += "\n" + writer.text(heatMap) }
        if command.distributions { text += "\n" + writer.text(distributions) }
        if let comparison {
            text += "\nas of \(comparison.otherAsOf.text)\n\(counts(comparison.other))\n\n"
            text += writer.text(thresholds(comparison.other))
            text += "\nfrom \(comparison.from.text) to \(comparison.to.text); blank: not scored then\n\n"
            text += writer.text(transitions(comparison))
        }
        let shown = command.summary ? 0 : min(command.limit, result.figures.count)
        guard shown > 0 else { return text }
        let all = shown == result.figures.count
        text += all ? "\nall contacts\n\n" : "\nthe first \(HumanNumber.count(shown, "contact"))\n\n"
        return text + writer.text(ResultTable(columns: contactColumns, rows: (0..<shown).map { row(at: $0) }))
    }

    /// The one table that was asked for, by default all contacts.
    func writeCSV() throws {
        let writer = CSVWriter()
        if let comparison { return try StandardOutput.write(writer.bytes(transitions(comparison))) }
        if command.heatMap { return try StandardOutput.write(writer.bytes(heatMap)) }
        if command.distributions { return try StandardOutput.write(writer.bytes(distributions)) }
        if command.summary { return try StandardOutput.write(writer.bytes(segments)) }
        var bytes: [UInt8] = []
        writer.appendHeader(contactColumns.map(\.title), to: &bytes)
        try writeContacts(&bytes) { row, bytes in writer.appendRow(row, to: &bytes) }
        try StandardOutput.write(bytes)
    }

    /// One object; its contacts are written as they are made, since there may be millions.
    func writeJSON() throws {
        var bytes = Array("{".utf8)
        for (name, value) in opening { Self.append(name, value, to: &bytes) }
        if !command.summary {
            bytes += #""contacts":["#.utf8
            var isFirst = true
            let columns = contactColumns
            try writeContacts(&bytes) { row, bytes in
                if !isFirst { bytes.append(UInt8(ascii: ",")) }
                isFirst = false
                JSONText.append(Self.document(columns, row), to: &bytes)
            }
            bytes += "],".utf8
        }
        for (name, value) in closing { Self.append(name, value, to: &bytes) }
        bytes[bytes.count - 1] = UInt8(ascii: "}")
        try StandardOutput.write(bytes + [UInt8(ascii: "\n")])
    }

    private var opening: [(String, JSONDocument)] {
        [
            ("asOf", .text(asOf.text)), ("timeZone", .text(snapshot.zone.identifier)),
            ("method", .text(command.method)),
            ("frequency", .text(result.settings.frequency.rawValue)), ("status", .text(command.orders.status.text)),
            ("currency", result.currency.map { .text($0) } ?? .null), ("orders", orders(result)),
            ("thresholds", thresholdsByAxis(result)), ("notes", .list(notes.map { .text($0) })),
        ]
    }

    private var closing: [(String, JSONDocument)] {
        var members: [(String, JSONDocument)] = [
            ("segments", segments.document), ("heatMap", heatMap.document),
            ("distributions", .object(RFMAxis.allCases.map { ($0.rawValue, distribution($0).document) })),
        ]
        guard let comparison else { return members }
        let transitions: JSONDocument = [
            "from": .text(comparison.from.text), "to": .text(comparison.to.text),
            "compared": [
                "asOf": .text(comparison.otherAsOf.text), "orders": orders(comparison.other),
                "thresholds": thresholdsByAxis(comparison.other),
            ],
            "cells": transitions(comparison).document,
        ]
        members.append(("transitions", transitions))
        return members
    }

    private func thresholdsByAxis(_ result: RFMResult) -> JSONDocument {
        .object(result.axes.map { ($0.axis.rawValue, thresholds($0.scores).document) })
    }

    private func orders(_ result: RFMResult) -> JSONDocument {
        let counted = result.counted
        let leftOut = counted.leftOut
        return [
            "counted": .integer(counted.count),
            "leftOut": [
                "status": .integer(leftOut.status), "currency": .integer(leftOut.currency),
                "date": .integer(leftOut.date),
                "laterThanAsOf": .integer(leftOut.laterThanAsOf),
            ],
            "byStatus": .list(
                counted.statuses.map { ["status": .text($0.status.name), "orders": .integer($0.orders)] }
            ),
            "byCurrency": .list(
                counted.currencies.map {
                    ["currency": $0.currency.map { .text($0) } ?? .null, "orders": .integer($0.orders)]
                }
            ),
        ]
    }

    private func writeContacts(_ bytes: inout [UInt8], _ append: ([ResultTable.Cell], inout [UInt8]) -> Void) throws {
        for index in 0..<result.figures.count {
            append(row(at: index), &bytes)
            guard bytes.count > 65_536 else { continue }
            try StandardOutput.write(bytes)
            bytes.removeAll(keepingCapacity: true)
        }
    }

    private static func append(_ name: String, _ value: JSONDocument, to bytes: inout [UInt8]) {
        JSONText.append(.text(name), to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        JSONText.append(value, to: &bytes)
        bytes.append(UInt8(ascii: ","))
    }

    private static func document(_ columns: [ResultTable.Column], _ row: [ResultTable.Cell]) -> JSONDocument {
        ResultTable(columns: columns, rows: [row]).document.first ?? .null
    }
}

extension JSONDocument {
    /// The first element of a list.
    fileprivate var first: JSONDocument? {
        guard case .list(let elements) = self else { return nil }
        return elements.first
    }
}
