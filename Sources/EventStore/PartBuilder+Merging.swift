internal import EventModel

/// Appending a block's events to a part: whole columns at a time, the thread's numbers and codes replaced by the store's.
///
/// Names and texts get their numbers in the order in which blocks first had them, and blocks come in the order of the
/// input; so the file is the same however many threads parsed them.
extension PartBuilder {
    /// Appends a block, or a piece of it; pieces come in their order, with the same codes.
    mutating func append(_ piece: BlockPiece, _ codes: NewCodes, importNumber: Int64, to vocabulary: Vocabulary) {
        let (block, rows) = (piece.block, piece.rows)
        recordImport(importNumber, from: count)
        let numbers = block.parsing.mapping
        var targets: [(buffer: Int32, firstRow: Int32)] = Array(repeating: (-1, 0), count: block.types.count)
        // Types take their places in the order in which the events came.
        for arrival in block.arrivals.entries[piece.arrivals] {
            let type = Int(arrival.type)
            if targets[type].buffer < 0, let source = block.types[type] {
                let index = bufferIndex(ofType: numbers.eventTypes[type])
                targets[type] = (Int32(index), Int32(buffers[index].count - rows[type].lowerBound))
                buffers[index].append(source, rows[type], numbers, codes, vocabulary)
            }
            arrivals.append((targets[type].buffer, targets[type].firstRow + arrival.row))
        }
        fingerprints.append(contentsOf: UnsafeBufferPointer(rebasing: block.fingerprints.entries[piece.arrivals]))
        origins.append(contentsOf: block.origins[piece.arrivals])
        byteCount += piece.byteCount
    }
}

extension NewCodes {
    /// Gives what a block brought the store's numbers and codes.
    static func taking(_ block: ParsedBlock, to vocabulary: Vocabulary) -> NewCodes {
        block.takeNames(to: vocabulary)
        return NewCodes(of: block, block.parsing.mapping, vocabulary)
    }
}

extension ParsedBlock {
    /// Gives the names that the block brought the store's numbers, unless they have them.
    func takeNames(to vocabulary: Vocabulary) {
        let added = parsing.mapping.add(additions, to: vocabulary)
        additions = Additions()
        if !added.isEmpty { parsing.vocabulary.publish(added) }
    }
}

extension EventBuffer {
    /// Appends the given rows of a block's events of the same type.
    fileprivate func append(
        _ source: BlockEvents,
        _ rows: Range<Int>,
        _ numbers: VocabularyMapping,
        _ codes: NewCodes,
        _ vocabulary: Vocabulary
    ) {
        let first = count
        append(source.columns, rows, from: first, numbers, codes, vocabulary)
        occurred.append(contentsOf: UnsafeBufferPointer(rebasing: source.occurred.entries[rows]))
        occurredForms.append(contentsOf: UnsafeBufferPointer(rebasing: source.occurredForms.entries[rows]))
        for shape in source.shapes.entries[rows] { shapes.append(numbers.eventShapes[Int(shape)]) }
        for (row, raw) in source.raws where rows.contains(row) { raws[first + row - rows.lowerBound] = raw }
    }
}

extension ColumnGroup {
    /// Appends the given rows of a block's columns, which become those from `first` on.
    fileprivate func append(
        _ source: borrowing BlockColumns,
        _ rows: Range<Int>,
        from first: Int,
        _ numbers: VocabularyMapping,
        _ codes: NewCodes,
        _ vocabulary: Vocabulary
    ) {
        for values in source.all.entries where values.pointee.hasValues(in: rows) {
            let target = column(numbers.columns[Int(values.pointee.column)])
            target.pad(to: first)
            target.append(values, rows, numbers, codes, vocabulary)
        }
    }
}

extension ColumnBuffer {
    /// Appends the values of the given rows of a block's column.
    fileprivate func append(
        _ source: UnsafeMutablePointer<BlockColumn>,
        _ rows: Range<Int>,
        _ numbers: VocabularyMapping,
        _ codes: NewCodes,
        _ vocabulary: Vocabulary
    ) {
        let first = count
        let mask = ClassMask(source.pointee.classMask)
        source.pointee.forEachRun(of: rows) { entries, leftOut in
            let (start, count) = (entries.lowerBound, entries.count)
            classes.append(contentsOf: UnsafeBufferPointer(start: source.pointee.classes + start, count: count))
            values.append(contentsOf: UnsafeBufferPointer(start: source.pointee.values + start, count: count))
            extras.append(contentsOf: UnsafeBufferPointer(start: source.pointee.extras + start, count: count))
            pad(to: classes.count + leftOut)
        }
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
        if mask.contains(.plainText) { takePlainTexts(of: source, first, isWhole: rows.count >= source.pointee.rows) }
        for (row, code) in source.pointee.originals where rows.contains(row) {
            originals[first + row - rows.lowerBound] = new.code(code)
        }
        if let sourceLines = source.pointee.lines, mask.hasLines {
            takeLines(sourceLines, source.pointee.lines(of: rows), first, numbers, codes, vocabulary)
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

    private func takePlainTexts(of source: UnsafeMutablePointer<BlockColumn>, _ first: Int, isWhole: Bool) {
        let texts = source.pointee.plainTexts.entries
        let base = plainTexts.count
        if isWhole { plainTexts.append(contentsOf: texts) }
        for row in first..<count where classes[row] == .plainText {
            let range = PackedRange(values[row])
            var start = base + range.start
            if !isWhole {
                start = plainTexts.count
                plainTexts.append(contentsOf: texts[range.start..<range.start + range.count])
            }
            values[row] = PackedRange(start: start, count: range.count).packed
        }
    }

    private func takeLines(
        _ source: BlockLines,
        _ taken: Range<Int>,
        _ first: Int,
        _ numbers: VocabularyMapping,
        _ codes: NewCodes,
        _ vocabulary: Vocabulary
    ) {
        let target = lines ?? LineBuffer()
        lines = target
        let firstLine = target.count - taken.lowerBound
        for row in first..<count where classes[row].isLines {
            let range = PackedRange(values[row])
            values[row] = PackedRange(start: firstLine + range.start, count: range.count).packed
        }
        target.append(source.columns, taken, from: target.count, numbers, codes, vocabulary)
        for shape in source.shapes.entries[taken] { target.shapes.append(numbers.lineShapes[Int(shape)]) }
        target.count += taken.count
    }
}
