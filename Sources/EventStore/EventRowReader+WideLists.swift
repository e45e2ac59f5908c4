import EventModel

/// Lists whose lines have so many different fields that a cell for each field of each line would fill the memory.
extension EventRowReader {
    /// So many cells the lines of one event may have, with or without a value; see ``PartSizes/cellsPerPart``.
    private static let mostLineCells = 4_000_000
    /// Lines that have values in one of so many cells are as long themselves.
    private static let mostCellsPerValue = 8

    /// Leaves the later fields of such lists to the raw JSON of the event; nearly every event is passed by at once.
    ///
    /// The fields that came first in a list stay in all its lines.
    func narrowLists(of row: inout EventRow) {
        guard row.lines.count * row.lineCells.count > Self.mostLineCells else { return }
        var lists = row.cells.entries.filter { $0.valueClass.isLines }.map { List(lines: PackedRange($0.value)) }
        var seenIn = Array(repeating: -1, count: vocabulary.columns.count)
        for index in lists.indices {
            for number in lists[index].range {
                let line = row.lines[number]
                for cell in line.firstCell..<line.firstCell + line.cellCount {
                    let column = Int(row.lineCells[cell].column)
                    guard seenIn[column] != index else { continue }
                    seenIn[column] = index
                    lists[index].columns.append(UInt32(column))
                }
            }
        }
        let cells = lists.reduce(0) { $0 + $1.cells }
        let most = max(Self.mostLineCells, row.lineCells.count * Self.mostCellsPerValue)
        guard cells > most else { return }
        for index in lists.indices {
            let columns = max(1, most / lists.count / max(1, lists[index].range.count))
            lists[index].columns.removeLast(max(0, lists[index].columns.count - columns))
        }
        keep(lists, of: &row)
    }

    private struct List {
        let range: Range<Int>
        /// The fields of its lines, in the order in which they came.
        var columns: [UInt32] = []

        init(lines: PackedRange) { range = lines.start..<lines.start + lines.count }

        var cells: Int { range.count * columns.count }
    }

    /// Takes the other fields of the lists' lines out.
    private func keep(_ lists: [List], of row: inout EventRow) {
        row.needsRaw = true
        var kept = PlainList<Cell>()
        var shape = PlainList<UInt32>()
        for list in lists {
            let columns = Set(list.columns)
            for number in list.range {
                let line = row.lines[number]
                let firstCell = kept.count
                shape.truncate(to: 0)
                for index in line.firstCell..<line.firstCell + line.cellCount {
                    let cell = row.lineCells[index]
                    guard columns.contains(cell.column) else { continue }
                    kept.append(cell)
                    shape.append(cell.column)
                }
                row.lines[number] = .init(
                    shapeCode: Self.code(of: shape, in: vocabulary.lineShapes),
                    firstCell: firstCell,
                    cellCount: kept.count - firstCell
                )
            }
        }
        row.lineCells.truncate(to: 0)
        row.lineCells.append(contentsOf: kept.entries)
    }
}
