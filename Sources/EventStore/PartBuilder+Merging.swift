internal import EventModel

/// Appending a block's events to a part: whole columns at a time, the block's numbers and codes replaced by the store's.
///
/// Names and texts get their numbers in the order in which the block first had them, and blocks come in the order of
/// the input; so the file is the same however many threads parsed them.
extension PartBuilder {
    mutating func append(_ block: PartBuilder, of own: Vocabulary, importNumber: Int64, to vocabulary: Vocabulary) {
        recordImport(importNumber, from: count)
        let numbers = VocabularyMapping(from: own, to: vocabulary)
        var targets: [Int32] = []
        var firstRows: [Int32] = []
        for source in block.buffers {
            let index = bufferIndex(ofType: numbers.eventTypes[Int(source.eventType)])
            targets.append(Int32(index))
            firstRows.append(Int32(buffers[index].count))
            buffers[index].append(source, numbers, own: own, vocabulary: vocabulary)
        }
        arrivals.reserveCapacity(arrivals.count + block.arrivals.count)
        for (buffer, row) in block.arrivals {
            arrivals.append((targets[Int(buffer)], firstRows[Int(buffer)] + row))
        }
        fingerprints.append(contentsOf: block.fingerprints)
        origins.append(contentsOf: block.origins)
        byteCount += block.byteCount
    }
}

/// The store's numbers for the names, shapes and texts of a block.
struct VocabularyMapping {
    private(set) var columns: [UInt32] = []
    private(set) var eventTypes: [UInt32] = []
    private(set) var eventShapes: [UInt32] = []
    private(set) var lineShapes: [UInt32] = []
    /// By the block's columns: the store's code of each of the block's codes; empty for columns of plain texts.
    private(set) var codes: [[UInt32]] = []

    init(from own: Vocabulary, to vocabulary: Vocabulary) {
        for (number, name) in own.registry.names.enumerated() {
            let parent = name.scope == .lineField ? columns[Int(name.parent)] : 0
            columns.append(
                own.registry.bytes(number).withUnsafeBytes {
                    vocabulary.column(scope: name.scope, parent: parent, name: $0, occurrence: name.occurrence)
                }
            )
        }
        for type in 0..<UInt32(own.eventTypes.count) {
            eventTypes.append(
                own.eventTypes.withText(type) { vocabulary.eventTypes.code(of: $0, hash: TextHash.of($0)) }
            )
        }
        for shape in 0..<UInt32(own.lineShapes.count) {
            lineShapes.append(vocabulary.code(ofLineShape: own.lineShape(shape).map { columns[Int($0)] }))
        }
        for shape in 0..<UInt32(own.eventShapes.count) {
            eventShapes.append(vocabulary.code(ofEventShape: mapped(eventShape: own.eventShape(shape))))
        }
        for number in own.dictionaries.indices {
            let target = columns[number]
            codes.append(
                vocabulary.keepsPlainTexts(target)
                    ? [] : Self.codes(of: own.dictionaries[number], in: target, vocabulary)
            )
        }
    }

    private static func codes(of texts: TextDictionary, in column: UInt32, _ vocabulary: Vocabulary) -> [UInt32] {
        (0..<UInt32(texts.count)).map { code in
            texts.withText(code) { vocabulary.code(of: $0, hash: TextHash.of($0), column: column) }
        }
    }

    private func mapped(eventShape shape: [UInt32]) -> [UInt32] {
        var mapped: [UInt32] = []
        var position = 0
        while position < shape.count {
            let entry = shape[position]
            switch entry {
            case Shape.eventType, Shape.occurred: mapped.append(entry)
            case Shape.parameters:
                let count = Int(shape[position + 1])
                mapped += [entry, shape[position + 1]]
                for index in position + 2..<position + 2 + count {
                    mapped.append(columns[Int(shape[index] >> 1)] << 1 | shape[index] & 1)
                }
                position += 1 + count
            default: mapped.append(columns[Int(entry - Shape.firstMember)] + Shape.firstMember)
            }
            position += 1
        }
        return mapped
    }
}

extension EventBuffer {
    /// Appends the events of a block's buffer of the same type.
    func append(_ source: EventBuffer, _ numbers: VocabularyMapping, own: Vocabulary, vocabulary: Vocabulary) {
        let first = count
        for (number, values) in source.columns {
            let target = column(numbers.columns[Int(number)])
            target.pad(to: first)
            target.append(values, numbers, own: own, vocabulary: vocabulary)
        }
        occurred.append(contentsOf: source.occurred)
        occurredForms.append(contentsOf: source.occurredForms)
        shapes.append(contentsOf: source.shapes.map { numbers.eventShapes[Int($0)] })
        for (row, raw) in source.raws { raws[first + row] = raw }
    }
}

extension ColumnBuffer {
    /// Appends the values of a block's column, whose texts all have codes.
    fileprivate func append(
        _ source: ColumnBuffer,
        _ numbers: VocabularyMapping,
        own: Vocabulary,
        vocabulary: Vocabulary
    ) {
        let first = count
        let firstLine = lines?.count ?? 0
        let dictionary = own.dictionaryNumber(of: source.column)
        let codes = numbers.codes[dictionary]
        let keepsPlainTexts = vocabulary.keepsPlainTexts(column)
        classes.append(contentsOf: source.classes)
        extras.append(contentsOf: source.extras)
        values.reserveCapacity(first + source.count)
        for row in 0..<source.count {
            let (valueClass, value) = (source.classes[row], source.values[row])
            if valueClass.isCode {
                if keepsPlainTexts {
                    appendOutsideDictionary(valueClass, value, row: first + row, of: source, own, vocabulary)
                } else {
                    values.append(Int64(codes[Int(value)]))
                }
            } else if valueClass.isLines {
                let range = PackedRange(value)
                values.append(PackedRange(start: firstLine + range.start, count: range.count).packed)
            } else {
                values.append(value)
            }
        }
        for (row, original) in source.originals {
            originals[first + row] =
                keepsPlainTexts
                ? own.withText(Int64(original), column: source.column) {
                    vocabulary.code(of: $0, hash: TextHash.of($0), column: column)
                } : codes[Int(original)]
        }
        if let sourceLines = source.lines { append(sourceLines, numbers, own: own, vocabulary: vocabulary) }
    }

    /// A text goes into the column itself, JSON and digits into the dictionary all the same.
    private func appendOutsideDictionary(
        _ valueClass: ValueClass,
        _ value: Int64,
        row: Int,
        of source: ColumnBuffer,
        _ own: Vocabulary,
        _ vocabulary: Vocabulary
    ) {
        own.withText(value, column: source.column) { text in
            guard valueClass == .text else {
                values.append(Int64(vocabulary.code(of: text, hash: TextHash.of(text), column: column)))
                return
            }
            classes[row] = .plainText
            values.append(PackedRange(start: plainTexts.count, count: text.count).packed)
            plainTexts.append(contentsOf: text)
        }
    }

    private func append(_ source: LineBuffer, _ numbers: VocabularyMapping, own: Vocabulary, vocabulary: Vocabulary) {
        let target = lines ?? LineBuffer()
        lines = target
        for (number, values) in source.columns {
            let child = target.column(numbers.columns[Int(number)])
            child.pad(to: target.count)
            child.append(values, numbers, own: own, vocabulary: vocabulary)
        }
        target.shapes.append(contentsOf: source.shapes.map { numbers.lineShapes[Int($0)] })
        target.count += source.count
    }
}
