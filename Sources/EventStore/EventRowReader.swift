internal import EventModel
internal import EventReader

/// Why a JSON value is no event that can be stored.
enum EventFault: Error {
    case notAnObject
    case noType
    case noTime
    case unusableTime(String)

    /// The reason, in words for the user.
    var text: String {
        switch self {
        case .notAnObject: "this is no event: an event is a JSON object with eventTypeKey, params and occurred"
        case .noType: "the event has no eventTypeKey; give one such as \"orderCreated\""
        case .noTime: "the event has no usable time; give occurred as YYYY-MM-DD or YYYY-MM-DDTHH:mm"
        case .unusableTime(let text):
            "occurred \"\(text)\" is no date or time of the calendar; give YYYY-MM-DD or YYYY-MM-DDTHH:mm"
        }
    }
}

/// Takes parsed events apart into cells: finds columns, gives texts their codes, reads numbers and times.
struct EventRowReader {
    let vocabulary: Vocabulary
    let zone: ClockZone
    /// The column of keyValue.
    let keyColumn: UInt32
    private let dateColumn: UInt32
    private let occurredColumn: UInt32
    private let textParser: JSONParser
    private var names = NamePrediction(scope: .parameter)
    /// The same for the lines of each parameter, by its column.
    private var fieldNames: [NamePrediction?] = []
    private var spelled: [UInt8] = []
    private var lineShape: [UInt32] = []

    /// - Parameter textParser: Parses lists that come as texts, while the event's own tokens are in use.
    init(vocabulary: Vocabulary, zone: ClockZone, textParser: JSONParser) {
        self.vocabulary = vocabulary
        self.textParser = textParser
        self.zone = zone
        func column(_ scope: ColumnName.Scope, _ name: StaticString) -> UInt32 {
            vocabulary.column(
                scope: scope,
                name: UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
            )
        }
        keyColumn = column(.member, "keyValue")
        occurredColumn = column(.member, "occurred")
        dateColumn = column(.parameter, "date")
    }

    /// Reads one event into the row, whose earlier content goes.
    mutating func read(_ tokens: inout JSONTokens, into row: inout EventRow) throws(EventFault) {
        row.removeAll()
        let start = tokens
        guard tokens.next().kind == .beginObject else { throw .notAnObject }
        var seenOccurred = false
        var occurredFault: EventFault?
        var hasParameters = false
        members: while true {
            let name = tokens.next()
            guard name.kind == .name else { break members }
            let bytes = UnsafeRawBufferPointer(name.bytes)
            if Self.equals(bytes, "eventTypeKey"), !row.hasType {
                readType(&tokens, into: &row)
            } else if Self.equals(bytes, "params"), !hasParameters {
                hasParameters = true
                readParameters(&tokens, into: &row)
            } else if Self.equals(bytes, "occurred"), !seenOccurred {
                seenOccurred = true
                occurredFault = readOccurred(&tokens, into: &row)
            } else {
                readMember(bytes, &tokens, into: &row)
            }
        }
        guard row.hasType else { throw .noType }
        if row.occurredForm == OccurredForm.missing {
            if let occurredFault { throw occurredFault }
            try takeDateAsTime(&row)
        }
        moveMembersLast(&row)
        row.shapeCode = vocabulary.code(ofEventShape: row.shape)
        if row.needsRaw {
            var copy = start
            row.raw.removeAll(keepingCapacity: true)
            copy.appendValue(to: &row.raw)
        }
    }

    // MARK: The members of the event

    private func readType(_ tokens: inout JSONTokens, into row: inout EventRow) {
        guard tokens.nextKind == .text else {
            row.needsRaw = true
            return tokens.skipValue()
        }
        let text = UnsafeRawBufferPointer(tokens.next().bytes)
        guard !text.isEmpty else { return }
        row.eventType = vocabulary.eventTypes.code(of: text, hash: TextHash.of(text))
        row.hasType = true
        row.shape.append(Shape.eventType)
    }

    private mutating func readOccurred(_ tokens: inout JSONTokens, into row: inout EventRow) -> EventFault? {
        let kind = tokens.nextKind
        guard kind == .text else {
            // Null is as good as missing; but it has to come back, so the event is kept as it stood.
            row.needsRaw = true
            tokens.skipValue()
            return kind == .null ? nil : .noTime
        }
        let text = UnsafeRawBufferPointer(tokens.next().bytes)
        guard let time = TimeText(trimming: text) else {
            return .unusableTime(String(decoding: text.prefix(40), as: UTF8.self))
        }
        let clock = zone.wallClock(time)
        row.occurred = clock.microseconds
        row.shape.append(Shape.occurred)
        if let form = time.form, comesBack(clock, form, as: text) {
            row.occurredForm = form.code
        } else {
            row.occurredForm = OccurredForm.spelled
            row.memberCells.append(textCell(text, column: occurredColumn, &row))
        }
        return nil
    }

    private mutating func readMember(
        _ name: UnsafeRawBufferPointer,
        _ tokens: inout JSONTokens,
        into row: inout EventRow
    ) {
        let column = vocabulary.column(scope: .member, name: name)
        if row.memberCells.contains(where: { $0.column == column }) || column == occurredColumn {
            // A member that comes twice: the event is kept as it stood.
            row.needsRaw = true
            return tokens.skipValue()
        }
        row.shape.append(Shape.firstMember + column)
        row.memberCells.append(scalarCell(&tokens, column: column, &row))
    }

    private mutating func readParameters(_ tokens: inout JSONTokens, into row: inout EventRow) {
        guard tokens.nextKind == .beginList else {
            row.needsRaw = true
            return tokens.skipValue()
        }
        _ = tokens.next()
        row.shape.append(Shape.parameters)
        let countIndex = row.shape.count
        row.shape.append(0)
        names.restart()
        while tokens.nextKind != .endList {
            guard tokens.nextKind == .beginObject else {
                row.needsRaw = true
                tokens.skipValue()
                continue
            }
            readParameter(&tokens, into: &row)
        }
        _ = tokens.next()
        row.shape[countIndex] = UInt32(row.shape.count - countIndex - 1)
    }

    /// Reads `{"name": ..., "value": ...}` in either order.
    ///
    /// Whatever else stands there makes the event keep its raw JSON.
    private mutating func readParameter(_ tokens: inout JSONTokens, into row: inout EventRow) {
        _ = tokens.next()
        var column: UInt32?
        var pendingValue: JSONTokens?
        var valueFirst = false
        var hasValue = false
        while true {
            let member = tokens.next()
            guard member.kind == .name else { break }
            let bytes = UnsafeRawBufferPointer(member.bytes)
            if Self.equals(bytes, "name"), column == nil, tokens.nextKind == .text {
                column = names.column(UnsafeRawBufferPointer(tokens.next().bytes), vocabulary, used: row.cells[...])
                if column == nil { row.needsRaw = true }
            } else if Self.equals(bytes, "value"), !hasValue {
                hasValue = true
                if let column {
                    appendValue(&tokens, column: column, to: &row)
                } else {
                    valueFirst = true
                    pendingValue = tokens
                    tokens.skipValue()
                }
            } else {
                row.needsRaw = true
                tokens.skipValue()
            }
        }
        guard let column, hasValue else {
            row.needsRaw = true
            return
        }
        if var pendingValue { appendValue(&pendingValue, column: column, to: &row) }
        row.shape.append(column << 1 | (valueFirst ? 1 : 0))
    }

    private func takeDateAsTime(_ row: inout EventRow) throws(EventFault) {
        guard OrderEventKind(eventTypeKey: vocabulary.eventTypes.text(row.eventType)) != nil,
            let cell = row.cells.first(where: { $0.column == dateColumn })
        else { throw .noTime }
        switch cell.valueClass {
        case .time: row.occurred = cell.value
        case .text:
            let time = vocabulary.withText(cell.value, column: dateColumn) { TimeText(trimming: $0) }
            guard let time else { throw .noTime }
            row.occurred = zone.wallClock(time).microseconds
        default: throw .noTime
        }
    }

    private func moveMembersLast(_ row: inout EventRow) {
        row.parameterCount = row.cells.count
        row.cells.append(contentsOf: row.memberCells)
    }

    // MARK: Values

    private mutating func appendValue(_ tokens: inout JSONTokens, column: UInt32, to row: inout EventRow) {
        switch tokens.nextKind {
        case .beginList, .beginObject:
            if let cell = linesCell(&tokens, column: column, &row) {
                row.cells.append(cell)
            } else {
                row.cells.append(jsonCell(&tokens, column: column, &row))
            }
        case .text:
            let text = UnsafeRawBufferPointer(tokens.next().bytes)
            if let first = text.first(where: { $0 > 32 }), first == UInt8(ascii: "[") || first == UInt8(ascii: "{"),
                let cell = listTextCell(text, column: column, &row)
            {
                row.cells.append(cell)
            } else {
                row.cells.append(textCell(text, column: column, &row))
            }
        default:
            row.cells.append(scalarCell(&tokens, column: column, &row))
        }
    }

    /// A list of objects or a single object as lines; nil, with the tokens where they were, for any other list.
    private mutating func linesCell(_ tokens: inout JSONTokens, column: UInt32, _ row: inout EventRow) -> Cell? {
        let start = tokens
        let (firstLine, firstCell) = (row.lines.count, row.lineCells.count)
        let opening = tokens.next()
        if opening.kind == .beginObject {
            readLine(&tokens, parent: column, into: &row)
            return Cell(column: column, .object, value: PackedRange(start: firstLine, count: 1).packed)
        }
        while tokens.nextKind != .endList {
            guard tokens.nextKind == .beginObject else {
                tokens = start
                row.lines.removeSubrange(firstLine...)
                row.lineCells.removeSubrange(firstCell...)
                return nil
            }
            _ = tokens.next()
            readLine(&tokens, parent: column, into: &row)
        }
        _ = tokens.next()
        return Cell(
            column: column,
            .list,
            value: PackedRange(start: firstLine, count: row.lines.count - firstLine).packed
        )
    }

    private mutating func readLine(_ tokens: inout JSONTokens, parent: UInt32, into row: inout EventRow) {
        let firstCell = row.lineCells.count
        lineShape.removeAll(keepingCapacity: true)
        while fieldNames.count <= Int(parent) { fieldNames.append(nil) }
        // Taken out while the line is read, so that it is changed in place.
        var names = fieldNames[Int(parent)] ?? NamePrediction(scope: .lineField, parent: parent)
        fieldNames[Int(parent)] = nil
        names.restart()
        defer { fieldNames[Int(parent)] = names }
        while true {
            let name = tokens.next()
            guard name.kind == .name else { break }
            let bytes = UnsafeRawBufferPointer(name.bytes)
            guard let column = names.column(bytes, vocabulary, used: row.lineCells[firstCell...]) else {
                row.needsRaw = true
                tokens.skipValue()
                continue
            }
            lineShape.append(column)
            let cell =
                tokens.nextKind == .beginObject || tokens.nextKind == .beginList
                ? jsonCell(&tokens, column: column, &row) : scalarCell(&tokens, column: column, &row)
            row.lineCells.append(cell)
        }
        let code = vocabulary.code(ofLineShape: lineShape)
        row.lines.append(.init(shapeCode: code, firstCell: firstCell, cellCount: row.lineCells.count - firstCell))
    }

    /// A text that is the JSON of a list of objects or of one object; nil for any other text.
    private mutating func listTextCell(_ text: UnsafeRawBufferPointer, column: UInt32, _ row: inout EventRow) -> Cell? {
        guard !vocabulary.registry.isCoded[Int(column)],
            let start = try? textParser.parse(text: text.assumingMemoryBound(to: UInt8.self))
        else { return nil }
        var tokens = start
        guard tokens.nextKind == .beginList || tokens.nextKind == .beginObject,
            var cell = linesCell(&tokens, column: column, &row), tokens.nextKind == .end
        else { return nil }
        let isList = cell.valueClass == .list
        cell.valueClass = .listText
        let style = ListStyle.guess(text)
        spelled.removeAll(keepingCapacity: true)
        ListSpelling.append(start, style: style, to: &spelled)
        // A single object has its lines too, but only a list is written again from them.
        if isList, spelled.elementsEqual(text) {
            cell.extra = style
        } else {
            cell.extra = ListStyle.original
            row.originals.append((row.cells.count, vocabulary.code(of: text, hash: TextHash.of(text), column: column)))
        }
        return cell
    }

    private mutating func jsonCell(_ tokens: inout JSONTokens, column: UInt32, _ row: inout EventRow) -> Cell {
        spelled.removeAll(keepingCapacity: true)
        tokens.appendValue(to: &spelled)
        return spelled.withUnsafeBytes { codeCell($0, .json, column: column) }
    }

    private func scalarCell(_ tokens: inout JSONTokens, column: UInt32, _ row: inout EventRow) -> Cell {
        switch tokens.nextKind {
        case .beginList, .beginObject:
            var bytes: [UInt8] = []
            tokens.appendValue(to: &bytes)
            return bytes.withUnsafeBytes { codeCell($0, .json, column: column) }
        default: break
        }
        let token = tokens.next()
        switch token.kind {
        case .true: return Cell(column: column, .true)
        case .false: return Cell(column: column, .false)
        case .number: return numberCell(UnsafeRawBufferPointer(token.bytes), column: column)
        case .text: return textCell(UnsafeRawBufferPointer(token.bytes), column: column, &row)
        default: return Cell(column: column, .null)
        }
    }

    private func numberCell(_ digits: UnsafeRawBufferPointer, column: UInt32) -> Cell {
        if !vocabulary.registry.isCoded[Int(column)], let number = DecimalText.canonical(digits) {
            return Cell(column: column, .number, value: number.mantissa, extra: UInt16(number.scale))
        }
        return codeCell(digits, .digits, column: column)
    }

    private func textCell(_ text: UnsafeRawBufferPointer, column: UInt32, _ row: inout EventRow) -> Cell {
        if !vocabulary.registry.isCoded[Int(column)], let first = text.first,
            first &- 48 <= 9 || first == UInt8(ascii: "-")
        {
            if let number = DecimalText.canonical(text) {
                return Cell(column: column, .numberText, value: number.mantissa, extra: UInt16(number.scale))
            }
            if let time = TimeText(text), let form = time.form {
                let clock = zone.wallClock(time)
                if comesBack(clock, form, as: text) {
                    return Cell(column: column, .time, value: clock.microseconds, extra: form.code)
                }
            }
        }
        return codeCell(text, .text, column: column)
    }

    private func codeCell(_ text: UnsafeRawBufferPointer, _ valueClass: ValueClass, column: UInt32) -> Cell {
        let hash = TextHash.of(text)
        let code = vocabulary.code(of: text, hash: hash, column: column)
        return Cell(column: column, valueClass, value: Int64(code), textHash: hash)
    }

    /// Whether a time whose zone was converted is written the same way again: not in the hour that a clock shows twice.
    private func comesBack(_ clock: WallClock, _ form: TimeForm, as text: UnsafeRawBufferPointer) -> Bool {
        guard form.offset != nil else { return true }
        var bytes: [UInt8] = []
        zone.written(clock, form: form).append(in: form, to: &bytes)
        return bytes.elementsEqual(text)
    }

    private static func equals(_ bytes: UnsafeRawBufferPointer, _ word: StaticString) -> Bool {
        guard bytes.count == word.utf8CodeUnitCount else { return false }
        for index in bytes.indices where bytes[index] != word.utf8Start[index] { return false }
        return true
    }
}
