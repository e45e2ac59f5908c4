internal import Columns
internal import CustomerAnalytics
internal import EventModel
internal import Presentation
internal import Reports
internal import SegmentEngine

extension RFMReport {
    /// One object; its contacts are written as they are made, since there may be millions.
    func writeJSON() throws {
        var bytes = Array("{".utf8)
        for (name, value) in opening { Self.append(name, value, to: &bytes) }
        if !command.summary {
            bytes += #""contacts":["#.utf8
            try StandardOutput.write(bytes)
            try contacts.write(.json)
            bytes = Array("],".utf8)
        }
        for (name, value) in closing { Self.append(name, value, to: &bytes) }
        bytes[bytes.count - 1] = UInt8(ascii: "}")
        try StandardOutput.write(bytes + [UInt8(ascii: "\n")])
    }

    private var opening: [(String, JSONDocument)] {
        let (chosen, result) = (answer.chosen, answer.result)
        func text(_ text: String?) -> JSONDocument { text.map { .text($0) } ?? .null }
        return [
            ("asOf", .text(chosen.asOf.text)), ("timeZone", .text(chosen.zone.identifier)),
            ("method", .text(answer.question.method)),
            ("frequency", .text(result.settings.frequency.rawValue)), ("status", .text(chosen.choice.statuses.text)),
            ("currency", text(result.currency)), ("from", text(chosen.choice.from)), ("to", text(chosen.choice.to)),
            ("forSegment", text(chosen.choice.segment)), ("orders", orders(result)),
            ("thresholds", thresholdsByAxis(result)), ("notes", .list(answer.notes.map { .text($0) })),
        ]
    }

    private var closing: [(String, JSONDocument)] {
        // Each goes through all contacts.
        let (answer, axes) = (answer, RFMAxis.allCases)
        let documents = Concurrently.map(2 + axes.count) { part in
            switch part {
            case 0: answer.segments.document
            case 1: answer.heatMap.document
            default: answer.distribution(axes[part - 2]).document
            }
        }
        var members: [(String, JSONDocument)] = [
            ("segments", documents[0]), ("heatMap", documents[1]),
            ("distributions", .object(zip(axes, documents[2...]).map { ($0.rawValue, $1) })),
        ]
        guard let comparison = answer.comparison else { return members }
        let transitions: JSONDocument = [
            "from": .text(comparison.from.text), "to": .text(comparison.to.text),
            "compared": [
                "asOf": .text(comparison.otherAsOf.text), "orders": orders(comparison.other),
                "thresholds": thresholdsByAxis(comparison.other),
            ],
            "cells": answer.transitions(comparison).document,
        ]
        members.append(("transitions", transitions))
        return members
    }

    private func thresholdsByAxis(_ result: RFMResult) -> JSONDocument {
        .object(result.axes.map { ($0.axis.rawValue, answer.thresholds($0.scores).document) })
    }

    private func orders(_ result: RFMResult) -> JSONDocument {
        let counted = result.tallies
        let leftOut = counted.leftOut
        return [
            "counted": .integer(counted.count),
            "leftOut": [
                "status": .integer(leftOut.status), "currency": .integer(leftOut.currency),
                "date": .integer(leftOut.date),
                "laterThanAsOf": .integer(leftOut.laterThanAsOf),
            ],
            "eventsWithoutContact": .integer(answer.eventsWithoutContact),
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

    private static func append(_ name: String, _ value: JSONDocument, to bytes: inout [UInt8]) {
        JSONText.append(.text(name), to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        JSONText.append(value, to: &bytes)
        bytes.append(UInt8(ascii: ","))
    }
}
