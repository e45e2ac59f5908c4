internal import EventModel

/// Appending a block's events to a part: whole columns at a time, the thread's numbers and codes replaced by the store's.
///
/// Names and texts get their numbers in the order in which blocks first had them, and blocks come in the order of the
/// input; so the file is the same however many threads parsed them.
extension PartBuilder {
    mutating func append(_ block: ParsedBlock, importNumber: Int64, to vocabulary: Vocabulary) {
        recordImport(importNumber, from: count)
        let numbers = block.parsing.mapping
        let added = numbers.add(block.additions, to: vocabulary)
        if !added.isEmpty { block.parsing.vocabulary.publish(added) }
        let codes = NewCodes(of: block, numbers, vocabulary)
        var targets: [(buffer: Int32, firstRow: Int32)] = Array(repeating: (-1, 0), count: block.types.count)
        // Types take their places in the order in which the events came.
        for arrival in block.arrivals.entries {
            let type = Int(arrival.type)
            if targets[type].buffer < 0, let source = block.types[type] {
                let index = bufferIndex(ofType: numbers.eventTypes[type])
                targets[type] = (Int32(index), Int32(buffers[index].count))
                buffers[index].append(source, numbers, codes, vocabulary)
            }
            arrivals.append((targets[type].buffer, targets[type].firstRow + arrival.row))
        }
        fingerprints.append(contentsOf: block.fingerprints.entries)
        origins.append(contentsOf: block.origins)
        byteCount += block.byteCount
    }
}

extension EventBuffer {
    /// Appends the events of a block that are of the same type.
    fileprivate func append(
        _ source: BlockEvents,
        _ numbers: VocabularyMapping,
        _ codes: NewCodes,
        _ vocabulary: Vocabulary
    ) {
        let first = count
        for values in source.columns.all.entries where values.pointee.count > 0 {
            let target = column(numbers.columns[Int(values.pointee.column)])
            target.pad(to: first)
            target.append(values, numbers, codes, vocabulary)
        }
        occurred.append(contentsOf: source.occurred.entries)
        occurredForms.append(contentsOf: source.occurredForms.entries)
        for shape in source.shapes.entries { shapes.append(numbers.eventShapes[Int(shape)]) }
        for (row, raw) in source.raws { raws[first + row] = raw }
    }
}

extension ColumnBuffer {
    /// Appends the values of a block's column.
    fileprivate func append(
        _ source: UnsafeMutablePointer<BlockColumn>,
        _ numbers: VocabularyMapping,
        _ codes: NewCodes,
        _ vocabulary: Vocabulary
    ) {
        let first = count
        let rows = source.pointee.count
        let mask = ClassMask(source.pointee.classMask)
        classes.append(contentsOf: UnsafeBufferPointer(start: source.pointee.classes, count: rows))
        values.append(contentsOf: UnsafeBufferPointer(start: source.pointee.values, count: rows))
        extras.append(contentsOf: UnsafeBufferPointer(start: source.pointee.extras, count: rows))
        let new = codes[source.pointee.column]
        if mask.hasCodes {
            let dictionary = vocabulary.dictionaries[vocabulary.dictionaryNumber(of: column)]
            if dictionary.keepsPlainTexts {
                takeTextsOut(from: first, new, dictionary)
            } else {
                replaceNewCodes(from: first, new)
                if !vocabulary.registry.isCoded[Int(column)] { dictionary.noteUses(codeCount(from: first)) }
            }
        }
        if mask.contains(.plainText) { takePlainTexts(of: source, first) }
        for (row, code) in source.pointee.originals {
            originals[first + row] = new.code(code)
        }
        if let sourceLines = source.pointee.lines, mask.hasLines {
            takeLines(sourceLines, first, numbers, codes, vocabulary)
        }
    }

    private func codeCount(from first: Int) -> Int {
        var count = 0
        for row in first..<classes.count where classes[row].isCode { count &+= 1 }
        return count
    }

    private func replaceNewCodes(from first: Int, _ new: NewCodes.OfDictionary) {
        guard !new.codes.isEmpty else { return }
        values.withUnsafeMutableBufferPointer { values in
            for row in first..<values.count where values[row] < 0 && classes[row].isCode {
                values[row] = Int64(new.codes[Int(~values[row])])
            }
        }
    }

    /// Moves texts from the dictionary into the column; JSON and digits stay in the dictionary all the same.
    private func takeTextsOut(from first: Int, _ new: NewCodes.OfDictionary, _ dictionary: TextDictionary) {
        for row in first..<count where classes[row].isCode {
            guard classes[row] == .text else {
                values[row] = Int64(new.code(values[row]))
                continue
            }
            classes[row] = .plainText
            new.withText(values[row], dictionary) { text in
                values[row] = PackedRange(start: plainTexts.count, count: text.count).packed
                plainTexts.append(contentsOf: text)
            }
        }
    }

    private func takePlainTexts(of source: UnsafeMutablePointer<BlockColumn>, _ first: Int) {
        let base = plainTexts.count
        plainTexts.append(contentsOf: source.pointee.plainTexts.entries)
        for row in first..<count where classes[row] == .plainText {
            let range = PackedRange(source.pointee.values[row - first])
            values[row] = PackedRange(start: base + range.start, count: range.count).packed
        }
    }

    private func takeLines(
        _ source: BlockLines,
        _ first: Int,
        _ numbers: VocabularyMapping,
        _ codes: NewCodes,
        _ vocabulary: Vocabulary
    ) {
        let target = lines ?? LineBuffer()
        lines = target
        let firstLine = target.count
        for row in first..<count where classes[row].isLines {
            let range = PackedRange(values[row])
            values[row] = PackedRange(start: firstLine + range.start, count: range.count).packed
        }
        for values in source.columns.all.entries where values.pointee.count > 0 {
            let child = target.column(numbers.columns[Int(values.pointee.column)])
            child.pad(to: firstLine)
            child.append(values, numbers, codes, vocabulary)
        }
        for shape in source.shapes.entries { target.shapes.append(numbers.lineShapes[Int(shape)]) }
        target.count += source.count
    }
}
