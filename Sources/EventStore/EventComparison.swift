internal import EventModel

/// Whether two events are the same: type, key, time and parameters, in the same order, with the same digits and kinds.
struct EventComparison {
    let vocabulary: Vocabulary
    let keyColumn: UInt32

    func areEqual(_ left: EventBuffer, _ leftRow: Int, _ right: EventBuffer, _ rightRow: Int) -> Bool {
        guard
            left.eventType == right.eventType, left.occurred[leftRow] == right.occurred[rightRow],
            left.raws[leftRow] == right.raws[rightRow],
            areEqual(left.existing(keyColumn), leftRow, right.existing(keyColumn), rightRow)
        else { return false }
        let (leftShape, rightShape) = (left.shapes[leftRow], right.shapes[rightRow])
        let parameters = vocabulary.parameters(ofShape: leftShape)
        guard leftShape == rightShape || parameters == vocabulary.parameters(ofShape: rightShape) else { return false }
        return parameters.allSatisfy { areEqual(left.existing($0), leftRow, right.existing($0), rightRow) }
    }

    private func areEqual(_ left: ColumnBuffer?, _ leftRow: Int, _ right: ColumnBuffer?, _ rightRow: Int) -> Bool {
        guard let left, let right else {
            return left?.valueClass(leftRow) ?? .absent == right?.valueClass(rightRow) ?? .absent
        }
        let (leftClass, rightClass) = (left.valueClass(leftRow), right.valueClass(rightRow))
        if leftClass != rightClass || leftClass == .plainText {
            return areTextsEqual(left, leftRow, right, rightRow)
        }
        guard leftClass != .absent else { return true }
        guard left.extras[leftRow] == right.extras[rightRow], left.originals[leftRow] == right.originals[rightRow]
        else {
            return false
        }
        if leftClass.isLines { return areLinesEqual(left, leftRow, right, rightRow) }
        return left.values[leftRow] == right.values[rightRow]
    }

    /// Whether both are texts of the same bytes, one or both of them kept outside the dictionary.
    private func areTextsEqual(_ left: ColumnBuffer, _ leftRow: Int, _ right: ColumnBuffer, _ rightRow: Int) -> Bool {
        guard let a = text(left, leftRow), let b = text(right, rightRow) else { return false }
        return a == b
    }

    private func text(_ column: ColumnBuffer, _ row: Int) -> [UInt8]? {
        switch column.valueClass(row) {
        case .plainText: column.withPlainText(row) { Array($0) }
        case .text: vocabulary.withText(column.values[row], column: column.column) { Array($0) }
        default: nil
        }
    }

    private func areLinesEqual(_ left: ColumnBuffer, _ leftRow: Int, _ right: ColumnBuffer, _ rightRow: Int) -> Bool {
        let (a, b) = (PackedRange(left.values[leftRow]), PackedRange(right.values[rightRow]))
        guard a.count == b.count, let leftLines = left.lines, let rightLines = right.lines else { return false }
        for index in 0..<a.count {
            let (line, other) = (a.start + index, b.start + index)
            guard leftLines.shapes[line] == rightLines.shapes[other] else { return false }
            for field in vocabulary.lineShape(leftLines.shapes[line]) {
                guard areEqual(leftLines.existing(field), line, rightLines.existing(field), other) else { return false }
            }
        }
        return true
    }
}
