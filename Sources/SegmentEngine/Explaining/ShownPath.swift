internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// A parameter, or a field in the lines of a list, as values that can be shown.
struct ShownPath {
    /// The path.
    let path: Path
    private let fields: [UInt32]
    private let list: UInt32?
    private let snapshot: StoreSnapshot

    /// Binds a path to the columns of a store.
    init(_ path: Path, _ predicates: PredicateBinding) {
        self.path = path
        snapshot = predicates.snapshot
        fields = predicates.columns(of: path)
        list = path.names.count > 1 ? predicates.snapshot.parameterColumn(named: path.names[0].text) : nil
    }

    /// The columns that it reads.
    var columns: Set<UInt32> { Set(fields).union([list].compactMap(\.self)) }

    /// What an event has there: one value, or one of each line.
    func value(_ row: Int, of events: EventBuffer) -> ShownValue {
        guard path.names.count > 1 else { return value(row, in: events.columns) }
        guard let list, let column = events.columns[list], column.valueClass(row).isLines, let lines = column.lines
        else { return .missing }
        let range = PackedRange(column.values[row])
        return .list((range.start..<range.start + range.count).map { value($0, in: lines.columns) })
    }

    private func value(_ row: Int, in source: [UInt32: ColumnBuffer]) -> ShownValue {
        for field in fields {
            guard let column = source[field], column.valueClass(row) != .absent else { continue }
            return value(row, of: column)
        }
        return .missing
    }

    private func value(_ row: Int, of column: ColumnBuffer) -> ShownValue {
        switch column.valueClass(row) {
        case .absent, .null: return .missing
        case .true: return .truth(true)
        case .false: return .truth(false)
        case .number: return .number(digits(row, of: column))
        case .numberText: return .text(digits(row, of: column))
        case .digits: return .number(text(row, of: column))
        case .text: return .text(text(row, of: column))
        case .plainText: return .text(column.withPlain(row) { String(decoding: $0, as: UTF8.self) })
        case .json: return .json(text(row, of: column))
        case .list, .listText, .object: return .lines(PackedRange(column.values[row]).count)
        case .time:
            let form = TimeForm(code: column.extras[row])
            var bytes: [UInt8] = []
            snapshot.zone.written(WallClock(microseconds: column.values[row]), form: form).append(in: form, to: &bytes)
            return .text(String(decoding: bytes, as: UTF8.self))
        }
    }

    private func digits(_ row: Int, of column: ColumnBuffer) -> String {
        ExactDecimal(mantissa: Int128(column.values[row]), scale: Int(column.extras[row])).description
    }

    private func text(_ row: Int, of column: ColumnBuffer) -> String {
        snapshot.dictionary(of: column.column).text(UInt32(column.values[row]))
    }
}

extension Predicate {
    /// The parameters and fields that it looks at, each once, in the order of the text.
    var paths: [Path] {
        var paths: [Path] = []
        collect(in: nil, &paths)
        return paths
    }

    private func collect(in list: Path?, _ paths: inout [Path]) {
        func add(_ path: Path) {
            let whole = list.map { Path($0.names[0], path.names) } ?? path
            if !paths.contains(whole) { paths.append(whole) }
        }
        func lines(_ list: Path, _ predicate: Predicate?) {
            guard let predicate else {
                if !paths.contains(list) { paths.append(list) }
                return
            }
            predicate.collect(in: list, &paths)
        }
        switch self {
        case .and(let parts), .or(let parts): for part in parts { part.collect(in: list, &paths) }
        case .not(let part): part.collect(in: list, &paths)
        case .comparison(let comparison): add(comparison.path)
        case .lines(let quantifier): lines(quantifier.list, quantifier.predicate)
        case .lineCount(let count): lines(count.list, count.predicate)
        case .lineSum(let sum):
            add(sum.path)
            if let predicate = sum.predicate { lines(Path(sum.path.names[0]), predicate) }
        }
    }
}
