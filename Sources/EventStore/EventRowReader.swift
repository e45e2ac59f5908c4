internal import EventModel
internal import EventReader

/// Takes parsed events apart into cells: finds columns, gives texts their codes, reads numbers and times.
struct EventRowReader: ~Copyable {
    let vocabulary: BlockVocabulary
    let zone: ClockZone
    /// The column of keyValue.
    let keyColumn: UInt32
    private let dateColumn: UInt32
    private let occurredColumn: UInt32
    let textParser = JSONParser()
    /// The names of parameters, by event type: each type has its own in an order of its own.
    private var names: [UnsafeMutablePointer<NamePrediction>] = []
    /// The same for the lines of each parameter, by its column.
    private var fieldNames: [UnsafeMutablePointer<NamePrediction>?] = []
    /// For events whose parameters come before their type.
    private let untypedNames: UnsafeMutablePointer<NamePrediction>
    var spelled: [UInt8] = []
    var lineShape = PlainList<UInt32>()

    init(vocabulary: BlockVocabulary, zone: ClockZone) {
        self.vocabulary = vocabulary
        self.zone = zone
        untypedNames = Self.prediction(.parameter)
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

    deinit {
        for prediction in names + fieldNames.compactMap({ $0 }) + [untypedNames] {
            prediction.deinitialize(count: 1)
            prediction.deallocate()
        }
    }

    private static func prediction(
        _ scope: ColumnName.Scope,
        parent: UInt32 = 0
    ) -> UnsafeMutablePointer<NamePrediction> {
        let prediction = UnsafeMutablePointer<NamePrediction>.allocate(capacity: 1)
        prediction.initialize(to: NamePrediction(scope: scope, parent: parent))
        return prediction
    }

    /// The prediction for the parameters of an event, whose type is known in most cases.
    private mutating func parameterNames(of row: borrowing EventRow) -> UnsafeMutablePointer<NamePrediction> {
        guard row.hasType else { return untypedNames }
        while names.count <= Int(row.eventType) { names.append(Self.prediction(.parameter)) }
        return names[Int(row.eventType)]
    }

    /// The prediction for the fields of a parameter's lines.
    mutating func fieldNames(of parent: UInt32) -> UnsafeMutablePointer<NamePrediction> {
        if Int(parent) < fieldNames.count, let known = fieldNames[Int(parent)] { return known }
        while fieldNames.count <= Int(parent) { fieldNames.append(nil) }
        let made = Self.prediction(.lineField, parent: parent)
        fieldNames[Int(parent)] = made
        return made
    }

    /// Reads one event into the row, whose earlier content goes.
    mutating func read(_ tokens: inout JSONTokens, into row: inout EventRow) throws(EventFault) {
        row.removeAll()
        let start = tokens
        guard tokens.next().kind == .beginObject else { throw .notAnObject }
        var seenOccurred = false
        var occurredFault: EventFault?
        var hasParameters = false
        while let bytes = tokens.nextName() {
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
        vocabulary.lookUpTexts(of: &row)
        if row.occurredForm == OccurredForm.missing {
            if let occurredFault { throw occurredFault }
            try takeDateAsTime(&row)
        }
        moveMembersLast(&row)
        narrowLists(of: &row)
        row.shapeCode = Self.code(of: row.shape, in: vocabulary.eventShapes)
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
        row.eventType = vocabulary.eventType(text)
        row.hasType = true
        row.shape.append(Shape.eventType)
    }

    private func readOccurred(_ tokens: inout JSONTokens, into row: inout EventRow) -> EventFault? {
        let kind = tokens.nextKind
        guard kind == .text else {
            // Null is as good as missing; but it has to come back, so the event is kept as it stood.
            row.needsRaw = true
            tokens.skipValue()
            return kind == .null ? nil : .noTime
        }
        let text = UnsafeRawBufferPointer(tokens.next().bytes)
        guard let time = TimeText(trimming: text) else {
            return .unusableTime(String(decoding: text.prefix(400), as: UTF8.self))
        }
        let clock = zone.wallClock(time)
        row.occurred = clock.microseconds
        row.shape.append(Shape.occurred)
        if let form = time.form, comesBack(clock, form, as: text) {
            row.occurredForm = form.code
        } else {
            row.occurredForm = OccurredForm.spelled
            row.memberCells.append(textCell(text, column: occurredColumn, .members, &row))
        }
        return nil
    }

    private mutating func readMember(
        _ name: UnsafeRawBufferPointer,
        _ tokens: inout JSONTokens,
        into row: inout EventRow
    ) {
        let column = Self.equals(name, "keyValue") ? keyColumn : vocabulary.column(scope: .member, name: name)
        if row.memberCells.entries.contains(where: { $0.column == column }) || column == occurredColumn {
            // A member that comes twice: the event is kept as it stood.
            row.needsRaw = true
            return tokens.skipValue()
        }
        row.shape.append(Shape.firstMember + column)
        row.memberCells.append(scalarCell(&tokens, column: column, .members, &row))
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
        let names = parameterNames(of: row)
        names.pointee.restart()
        parameters: while true {
            switch tokens.nextKind {
            case .endList: break parameters
            case .beginObject: readParameter(&tokens, names, into: &row)
            default:
                row.needsRaw = true
                tokens.skipValue()
            }
        }
        _ = tokens.next()
        row.shape[countIndex] = UInt32(row.shape.count - countIndex - 1)
    }

    /// Reads `{"name": ..., "value": ...}` in either order.
    ///
    /// Whatever else stands there makes the event keep its raw JSON.
    @inline(__always)
    private mutating func readParameter(
        _ tokens: inout JSONTokens,
        _ names: UnsafeMutablePointer<NamePrediction>,
        into row: inout EventRow
    ) {
        var column: UInt32?
        var pendingValue: JSONTokens?
        var valueFirst = false
        var hasValue = false
        if let name = tokens.nextNameBeforeValue() {
            // As nearly all are written.
            hasValue = true
            if let found = names.pointee.column(name, vocabulary, cells: row.cells, from: 0) {
                appendValue(&tokens, column: found, to: &row)
                guard !tokens.skipEndOfObject() else { return row.shape.append(found << 1) }
                column = found
            } else {
                row.needsRaw = true
                valueFirst = true
                pendingValue = tokens
                tokens.skipValue()
            }
        } else {
            _ = tokens.next()
        }
        while let bytes = tokens.nextName() {
            if Self.equals(bytes, "name"), column == nil, tokens.nextKind == .text {
                let name = UnsafeRawBufferPointer(tokens.next().bytes)
                column = names.pointee.column(name, vocabulary, cells: row.cells, from: 0)
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
        guard vocabulary.isOrderEvent(row.eventType),
            let cell = row.cells.entries.first(where: { $0.column == dateColumn })
        else { throw .noTime }
        switch cell.valueClass {
        case .time: row.occurred = cell.value
        case .text, .plainText:
            let time = withText(of: cell, in: row) { TimeText(trimming: $0) }
            guard let time else { throw .noTime }
            row.occurred = zone.wallClock(time).microseconds
        default: throw .noTime
        }
    }

    private func moveMembersLast(_ row: inout EventRow) {
        row.parameterCount = row.cells.count
        row.cells.append(contentsOf: row.memberCells.entries)
    }

    private func withText<Result>(
        of cell: Cell,
        in row: borrowing EventRow,
        _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result {
        guard cell.valueClass == .plainText else {
            return vocabulary.withText(cell.value, column: cell.column, body)
        }
        let range = PackedRange(cell.value)
        return body(UnsafeRawBufferPointer(start: row.plainTexts.start + range.start, count: range.count))
    }

    /// The code of a shape, among those that the thread has met.
    static func code(of shape: borrowing PlainList<UInt32>, in shapes: TextDictionary) -> UInt32 {
        let bytes = UnsafeRawBufferPointer(shape.entries)
        return shapes.code(of: bytes, hash: TextHash.of(bytes))
    }
}
