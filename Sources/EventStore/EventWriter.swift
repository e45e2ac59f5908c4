internal import EventModel

/// Writes stored events as JSON, value for value as they came.
struct EventWriter {
    let vocabulary: Vocabulary
    let zone: ClockZone

    /// Appends the JSON object of an event, minified.
    func append(_ row: Int, of buffer: EventBuffer, to bytes: inout [UInt8]) {
        if let raw = buffer.raws[row] {
            bytes.append(contentsOf: raw)
            return
        }
        let shape = vocabulary.eventShape(buffer.shapes[row])
        var position = 0
        var isFirst = true
        bytes.append(UInt8(ascii: "{"))
        while position < shape.count {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            switch shape[position] {
            case Shape.eventType:
                append("\"eventTypeKey\":", to: &bytes)
                vocabulary.eventTypes.withText(buffer.eventType) { JSONSpelling.append($0, to: &bytes) }
                position += 1
            case Shape.occurred:
                append("\"occurred\":", to: &bytes)
                appendOccurred(row, of: buffer, to: &bytes)
                position += 1
            case Shape.parameters:
                append("\"params\":[", to: &bytes)
                let count = Int(shape[position + 1])
                for index in 0..<count {
                    if index > 0 { bytes.append(UInt8(ascii: ",")) }
                    appendParameter(shape[position + 2 + index], row, of: buffer, to: &bytes)
                }
                bytes.append(UInt8(ascii: "]"))
                position += 2 + count
            default:
                let column = shape[position] - Shape.firstMember
                appendName(of: column, to: &bytes)
                appendValue(column, row, in: buffer.columns[column], style: ListStyle.compact, to: &bytes)
                position += 1
            }
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private func appendParameter(_ entry: UInt32, _ row: Int, of buffer: EventBuffer, to bytes: inout [UInt8]) {
        let column = entry >> 1
        let valueFirst = entry & 1 == 1
        bytes.append(UInt8(ascii: "{"))
        if valueFirst {
            append("\"value\":", to: &bytes)
            appendValue(column, row, in: buffer.columns[column], style: ListStyle.compact, to: &bytes)
            bytes.append(UInt8(ascii: ","))
        }
        append("\"name\":", to: &bytes)
        var name = vocabulary.registry.names[Int(column)].name
        name.withUTF8 { JSONSpelling.append(UnsafeRawBufferPointer($0), to: &bytes) }
        if !valueFirst {
            append(",\"value\":", to: &bytes)
            appendValue(column, row, in: buffer.columns[column], style: ListStyle.compact, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private func appendOccurred(_ row: Int, of buffer: EventBuffer, to bytes: inout [UInt8]) {
        let form = buffer.occurredForms[row]
        guard form != OccurredForm.spelled else {
            let column = vocabulary.registry.existing(
                ColumnName(scope: .member, parent: 0, name: "occurred", occurrence: 0)
            )
            appendValue(
                column ?? 0,
                row,
                in: column.flatMap { buffer.columns[$0] },
                style: ListStyle.compact,
                to: &bytes
            )
            return
        }
        bytes.append(UInt8(ascii: "\""))
        append(WallClock(microseconds: buffer.occurred[row]), form: form, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    private func append(_ clock: WallClock, form code: UInt16, to bytes: inout [UInt8]) {
        let form = TimeForm(code: code)
        zone.written(clock, form: form).append(in: form, to: &bytes)
    }

    private func appendName(of column: UInt32, style: UInt16 = ListStyle.compact, to bytes: inout [UInt8]) {
        var name = vocabulary.registry.names[Int(column)].name
        name.withUTF8 { JSONSpelling.append(UnsafeRawBufferPointer($0), style: style, to: &bytes) }
        bytes.append(UInt8(ascii: ":"))
        if style & ListStyle.spaced != 0 { bytes.append(UInt8(ascii: " ")) }
    }

    /// Appends the JSON of one value.
    func appendValue(_ column: UInt32, _ row: Int, in buffer: ColumnBuffer?, style: UInt16, to bytes: inout [UInt8]) {
        guard let buffer, row < buffer.count else { return append("null", to: &bytes) }
        let value = buffer.values[row]
        switch buffer.classes[row] {
        case .absent, .null: append("null", to: &bytes)
        case .false: append("false", to: &bytes)
        case .true: append("true", to: &bytes)
        case .number: DecimalText.append(mantissa: value, scale: UInt8(buffer.extras[row]), to: &bytes)
        case .numberText:
            bytes.append(UInt8(ascii: "\""))
            DecimalText.append(mantissa: value, scale: UInt8(buffer.extras[row]), to: &bytes)
            bytes.append(UInt8(ascii: "\""))
        case .time:
            bytes.append(UInt8(ascii: "\""))
            append(WallClock(microseconds: value), form: buffer.extras[row], to: &bytes)
            bytes.append(UInt8(ascii: "\""))
        case .text: vocabulary.withText(value, column: column) { JSONSpelling.append($0, style: style, to: &bytes) }
        case .json, .digits: vocabulary.withText(value, column: column) { bytes.append(contentsOf: $0) }
        case .plainText: buffer.withPlainText(row) { JSONSpelling.append($0, style: style, to: &bytes) }
        case .list, .object: appendLines(row, in: buffer, style: style, to: &bytes)
        case .listText: appendListText(column, row, in: buffer, to: &bytes)
        }
    }

    private func appendListText(_ column: UInt32, _ row: Int, in buffer: ColumnBuffer, to bytes: inout [UInt8]) {
        if let original = buffer.originals[row] {
            vocabulary.withText(Int64(original), column: column) { JSONSpelling.append($0, to: &bytes) }
            return
        }
        var inner: [UInt8] = []
        appendLines(row, in: buffer, style: buffer.extras[row], to: &inner)
        inner.withUnsafeBytes { JSONSpelling.append($0, to: &bytes) }
    }

    /// Appends the list (or the single object) of a row.
    func appendLines(_ row: Int, in buffer: ColumnBuffer, style: UInt16, to bytes: inout [UInt8]) {
        guard let lines = buffer.lines else { return append("[]", to: &bytes) }
        let range = PackedRange(buffer.values[row])
        let isList = buffer.classes[row] != .object
        if isList { bytes.append(UInt8(ascii: "[")) }
        for line in range.start..<range.start + range.count {
            if line > range.start { appendComma(style, to: &bytes) }
            bytes.append(UInt8(ascii: "{"))
            var isFirst = true
            for field in vocabulary.lineShape(lines.shapes[line]) {
                if !isFirst { appendComma(style, to: &bytes) }
                isFirst = false
                appendName(of: field, style: style, to: &bytes)
                appendValue(field, line, in: lines.columns[field], style: style, to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
        if isList { bytes.append(UInt8(ascii: "]")) }
    }

    private func appendComma(_ style: UInt16, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: ","))
        if style & ListStyle.spaced != 0 { bytes.append(UInt8(ascii: " ")) }
    }

    private func append(_ text: StaticString, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
