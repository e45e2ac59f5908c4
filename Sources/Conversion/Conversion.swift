package import DelimitedText
internal import EventModel
package import EventReader

/// Turns the rows of tables into events, as a map says.
package final class Conversion {
    private let map: ConversionMap
    private let settings: DelimitedSettings
    private let output: any ConversionOutput
    private let mostGroupBytes: Int
    private let writer: EventWriter
    private let events = JSONBuffer(capacity: 1 << 19)
    private var groups: OrderGroups?
    private var summary = ConversionSummary()
    private var files: [String] = []
    private var disagreements: [Int]

    private static let flushSize = 1 << 18
    /// After so many rows it is asked whether to go on.
    private static let rowsBetweenQuestions = 4_096

    /// Makes a conversion.
    ///
    /// - Parameters:
    ///   - map: How rows become events.
    ///   - settings: What is known of the format beside the map, which it goes before.
    ///   - mostGroupBytes: How much memory the orders may take whose lines are gathered.
    ///   - output: Where everything goes.
    package init(
        _ map: ConversionMap,
        settings: DelimitedSettings = DelimitedSettings(),
        mostGroupBytes: Int = 64 << 20,
        to output: any ConversionOutput
    ) {
        self.map = map
        self.settings = settings.completed(by: map.settings)
        self.mostGroupBytes = mostGroupBytes
        self.output = output
        writer = EventWriter(map)
        summary.skipped = map.skips.map { ConversionSummary.Count(what: $0.reason, count: 0) }
        disagreements = Array(repeating: 0, count: EventHead.occurred + map.headRules.count)
    }

    /// Converts the sources one after another; lines of one order may stand in several.
    ///
    /// - Throws: ``MapError``, ``SpillError``, and what sources and output throw.
    package func run(_ sources: [EventSource]) throws -> ConversionSummary {
        let formats = try SharedFormat(of: sources, settings)
        var emptyRows = 0
        for source in sources {
            let stream = try UnpackedStream(source)
            let reader = try formats.reader(source, stream)
            output.begin(source.name, reader.format)
            files.append(source.name)
            summary.files += 1
            try convert(reader, stream, &emptyRows)
            summary.lines += reader.linesRead
            emptyRows += reader.emptyLines
            if summary.wasInterrupted { return summary }
        }
        try finishGroups()
        try flush()
        if emptyRows > 0 { summary.skipped.append(ConversionSummary.Count(what: "empty", count: emptyRows)) }
        summary.skipped.removeAll { $0.count == 0 }
        let names = ["event"] + map.headRules.map(\.name)
        summary.disagreements = zip(names, disagreements).filter { $0.1 > 0 }
            .map { ConversionSummary.Count(what: $0.0, count: $0.1) }
        return summary
    }

    private func convert(_ reader: DelimitedReader, _ stream: UnpackedStream, _ emptyRows: inout Int) throws {
        let mapper = try RowMapper(map, reader)
        if map.group != nil, groups == nil {
            groups = OrderGroups(
                mostBytes: mostGroupBytes,
                headCount: mapper.headCount,
                sumCount: mapper.addends.count
            )
        }
        var untilQuestion = Self.rowsBetweenQuestions
        while let step = try reader.next() {
            summary.rows += 1
            switch step {
            case .rejected(let rejection): try reject(rejection)
            case .record where reader.isEmpty: emptyRows += 1
            case .record: try convert(mapper)
            }
            untilQuestion -= 1
            if untilQuestion == 0 {
                untilQuestion = Self.rowsBetweenQuestions
                guard output.goOn(reader.name, done: stream.filePosition, of: stream.fileByteCount) else {
                    summary.wasInterrupted = true
                    return
                }
            }
        }
    }

    private func convert(_ mapper: RowMapper) throws {
        let reader = mapper.reader
        switch mapper.map() {
        case .skipped(let rule): summary.skipped[rule].count += 1
        case .rejected(let reason):
            try reject(reader.rejection(reason))
            if !mapper.groupKey.isEmpty { try groups?.fail(mapper.groupKey, at: place(of: reader)) }
        case .mapped:
            if let groups { return try groups.add(mapper, at: place(of: reader)) }
            let before = events.count
            if let fault = writer.append(mapper.head, items: mapper.item.bytes, sums: mapper.addends, to: events) {
                events.cut(to: before)
                return try reject(reader.rejection(fault.problem))
            }
            count(mapper.head)
            if events.count >= Self.flushSize { try flush() }
        }
    }

    private func place(of reader: DelimitedReader) -> RowPlace {
        RowPlace(file: files.count - 1, line: reader.line, byte: reader.byte)
    }

    private func reject(_ rejection: RowRejection) throws {
        summary.rejected += 1
        try output.keep(rejection, of: files[files.count - 1])
    }

    private func count(_ head: EventHead) {
        summary.events += 1
        let type = head[EventHead.eventType]
        for kind in OrderEventKind.allCases where type.dropFirst().dropLast().elementsEqual(kind.eventTypeKey.utf8) {
            summary.orders += 1
        }
    }

    private func flush() throws {
        try output.write(events: events.bytes)
        events.cut(to: 0)
    }
}

// MARK: - Orders of several lines

extension Conversion {
    private func finishGroups() throws {
        guard let groups else { return }
        try groups.finish { group in
            // Rows that could not be used are on record themselves.
            guard group.lines > 0 else {
                summary.withheld += 1
                return
            }
            try write(group)
            if events.count >= Self.flushSize { try flush() }
        }
    }

    private func write(_ group: OrderGroup) throws {
        let before = events.count
        let fault = group.head.withUnsafeBytes { head in
            group.items.withUnsafeBytes { items in
                writer.append(
                    EventHead(bytes: head, count: group.headCount),
                    items: items,
                    sums: group.sums,
                    to: events
                )
            }
        }
        if let reason = reason(group, fault) {
            let line = UnsafeRawBufferPointer(rebasing: events.bytes[before..<(events.count - 1)])
            let text = Array(line.prefix(RowRejection.mostBytesKept))
            events.cut(to: before)
            summary.withheld += 1
            summary.rejected += group.brokenAt == nil ? group.lines : 0
            let rejection = RowRejection(line: group.place.line, byte: group.place.byte, reason: reason, text: text)
            return try output.keep(rejection, of: files[group.place.file])
        }
        group.head.withUnsafeBytes { count(EventHead(bytes: $0, count: group.headCount)) }
        for index in disagreements.indices where group.disagreements & 1 << min(index, 63) != 0 {
            disagreements[index] += 1
        }
    }

    /// Why an order is left out; nil if it is not.
    private func reason(_ group: OrderGroup, _ fault: ValueFault?) -> String? {
        let name = group.key.withUnsafeBytes { ValueFault.shown($0) }
        if let broken = group.brokenAt {
            let problem = group.problem.isEmpty ? "that row was rejected" : group.problem
            return "the order \(name) is left out on account of \(files[broken.file]), line \(broken.line): \(problem)"
        }
        return fault.map { "the order \(name) is left out: \($0.problem)" }
    }
}
