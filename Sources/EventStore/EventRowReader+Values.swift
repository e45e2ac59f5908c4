internal import EventModel
internal import EventReader

/// The values of parameters and fields.
extension EventRowReader {
    mutating func appendValue(_ tokens: inout JSONTokens, column: UInt32, to row: inout EventRow) {
        if let text = tokens.nextText() {
            if let first = text.first(where: { $0 > 32 }), first == UInt8(ascii: "[") || first == UInt8(ascii: "{"),
                let cell = listTextCell(text, column: column, &row)
            {
                row.cells.append(cell)
            } else {
                row.cells.append(textCell(text, column: column, .parameters, &row))
            }
            return
        }
        switch tokens.nextKind {
        case .beginList, .beginObject:
            if let cell = linesCell(&tokens, column: column, &row) {
                row.cells.append(cell)
            } else {
                row.cells.append(jsonCell(&tokens, column: column, &row))
            }
        default:
            row.cells.append(scalarCell(&tokens, column: column, .parameters, &row))
        }
    }

    /// A list of objects or a single object as lines; nil, with the tokens where they were, for any other list.
    mutating func linesCell(_ tokens: inout JSONTokens, column: UInt32, _ row: inout EventRow) -> Cell? {
        let start = tokens
        let (firstLine, firstCell, firstText) = (row.lines.count, row.lineCells.count, row.pendingTexts.count)
        let opening = tokens.next()
        if opening.kind == .beginObject {
            readLine(&tokens, parent: column, into: &row)
            return Cell(column: column, .object, value: PackedRange(start: firstLine, count: 1).packed)
        }
        while tokens.nextKind != .endList {
            guard tokens.nextKind == .beginObject else {
                tokens = start
                row.lines.truncate(to: firstLine)
                row.lineCells.truncate(to: firstCell)
                row.pendingTexts.truncate(to: firstText)
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

    mutating func readLine(_ tokens: inout JSONTokens, parent: UInt32, into row: inout EventRow) {
        let firstCell = row.lineCells.count
        lineShape.truncate(to: 0)
        let names = fieldNames(of: parent)
        names.pointee.restart()
        while let bytes = tokens.nextName() {
            guard let column = names.pointee.column(bytes, vocabulary, cells: row.lineCells, from: firstCell) else {
                row.needsRaw = true
                tokens.skipValue()
                continue
            }
            lineShape.append(column)
            row.lineCells.append(scalarCell(&tokens, column: column, .lines, &row))
        }
        let code = Self.code(of: lineShape, in: vocabulary.lineShapes)
        row.lines.append(.init(shapeCode: code, firstCell: firstCell, cellCount: row.lineCells.count - firstCell))
    }

    /// A text that is the JSON of a list of objects or of one object; nil for any other text.
    mutating func listTextCell(_ text: UnsafeRawBufferPointer, column: UInt32, _ row: inout EventRow) -> Cell? {
        guard !vocabulary.columns[Int(column)].isCoded,
            let start = try? textParser.parse(text: text.assumingMemoryBound(to: UInt8.self))
        else { return nil }
        var tokens = start
        // The tokens of this text live until the next such text.
        defer { vocabulary.lookUpTexts(of: &row) }
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

    mutating func jsonCell(_ tokens: inout JSONTokens, column: UInt32, _ row: inout EventRow) -> Cell {
        spelled.removeAll(keepingCapacity: true)
        tokens.appendValue(to: &spelled)
        return spelled.withUnsafeBytes { codeCell($0, .json, column: column) }
    }

    mutating func scalarCell(
        _ tokens: inout JSONTokens,
        column: UInt32,
        _ list: EventRow.CellList,
        _ row: inout EventRow
    ) -> Cell {
        if let text = tokens.nextText() { return textCell(text, column: column, list, &row) }
        switch tokens.nextKind {
        case .beginList, .beginObject:
            return jsonCell(&tokens, column: column, &row)
        default: break
        }
        let token = tokens.next()
        switch token.kind {
        case .true: return Cell(column: column, .true)
        case .false: return Cell(column: column, .false)
        case .number: return numberCell(UnsafeRawBufferPointer(token.bytes), column: column, list, &row)
        default: return Cell(column: column, .null)
        }
    }

    private func numberCell(
        _ digits: UnsafeRawBufferPointer,
        column: UInt32,
        _ list: EventRow.CellList,
        _ row: inout EventRow
    ) -> Cell {
        if !vocabulary.columns[Int(column)].isCoded, let number = DecimalText.canonical(digits) {
            return Cell(column: column, .number, value: number.mantissa, extra: UInt16(number.scale))
        }
        return pendingCell(digits, .digits, column: column, list, &row)
    }

    func textCell(
        _ text: UnsafeRawBufferPointer,
        column: UInt32,
        _ list: EventRow.CellList,
        _ row: inout EventRow
    ) -> Cell {
        let known = vocabulary.columns[Int(column)]
        if !known.isCoded, let first = text.first, first &- 48 <= 9 || first == UInt8(ascii: "-") {
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
        if known.keepsPlainTexts { return plainCell(text, column: column, &row) }
        return pendingCell(text, .text, column: column, list, &row)
    }

    /// A cell whose code is looked up together with the event's others.
    @inline(__always)
    private func pendingCell(
        _ text: UnsafeRawBufferPointer,
        _ valueClass: ValueClass,
        column: UInt32,
        _ list: EventRow.CellList,
        _ row: inout EventRow
    ) -> Cell {
        let hash = TextHash.of(text)
        let pending = EventRow.PendingText(
            list: list,
            cell: row.nextCell(of: list),
            column: column,
            text: WantedText(text, hash: hash)
        )
        vocabulary.append(pending, to: &row)
        return Cell(column: column, valueClass, textHash: hash)
    }

    private func codeCell(_ text: UnsafeRawBufferPointer, _ valueClass: ValueClass, column: UInt32) -> Cell {
        let hash = TextHash.of(text)
        let code = vocabulary.code(of: text, hash: hash, column: column)
        return Cell(column: column, valueClass, value: code, textHash: hash)
    }

    private func plainCell(_ text: UnsafeRawBufferPointer, column: UInt32, _ row: inout EventRow) -> Cell {
        let range = PackedRange(start: row.plainTexts.count, count: text.count)
        row.plainTexts.append(contentsOf: text.assumingMemoryBound(to: UInt8.self))
        return Cell(column: column, .plainText, value: range.packed, textHash: TextHash.of(text))
    }

    /// Whether a time is written the same way again: not one that stood between blanks, and not one whose zone was converted
    /// in the hour that a clock shows twice.
    func comesBack(_ clock: WallClock, _ form: TimeForm, as text: UnsafeRawBufferPointer) -> Bool {
        guard form.offset != nil else { return !isBlank(text.first) && !isBlank(text.last) }
        var bytes: [UInt8] = []
        zone.written(clock, form: form).append(in: form, to: &bytes)
        return bytes.elementsEqual(text)
    }

    /// Whether a byte is one that may stand around a time; none of a time itself is.
    @inline(__always)
    private func isBlank(_ byte: UInt8?) -> Bool { (byte ?? 0) <= UInt8(ascii: " ") }

    @inline(__always)
    static func equals(_ bytes: UnsafeRawBufferPointer, _ word: StaticString) -> Bool {
        bytes.hasSameBytes(as: UnsafeRawBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }
}
