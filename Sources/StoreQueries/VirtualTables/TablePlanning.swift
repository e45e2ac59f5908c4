internal import GRDBSQLite

/// Chooses, of the comparisons in a query, those that save a table from reading rows.
enum TablePlanning {
    /// Answers SQLite's question how a table would be read.
    static func plan(_ table: VirtualTable, _ plan: UnsafeMutablePointer<sqlite3_index_info>) {
        var chosen: [(narrowing: RowNarrowing, constraint: Int)] = []
        for index in 0..<Int(plan.pointee.nConstraint) {
            let constraint = plan.pointee.aConstraint[index]
            guard constraint.usable != 0, let found = narrowing(table, constraint, index, plan),
                !chosen.contains(where: { $0.narrowing == found })
            else { continue }
            chosen.append((found, index))
        }
        var narrowing: RowNarrowing = []
        var next: Int32 = 1
        for one in RowNarrowing.inOrder {
            guard let (_, constraint) = chosen.first(where: { $0.narrowing == one }) else { continue }
            plan.pointee.aConstraintUsage[constraint].argvIndex = next
            next += 1
            narrowing.insert(one)
        }
        let rows = table.estimatedRows(narrowing)
        plan.pointee.idxNum = narrowing.rawValue
        plan.pointee.estimatedRows = Int64(rows)
        // A look-up of one row costs more than the row.
        plan.pointee.estimatedCost = rows + 10
    }

    private static func narrowing(
        _ table: VirtualTable,
        _ constraint: sqlite3_index_constraint,
        _ index: Int,
        _ plan: UnsafeMutablePointer<sqlite3_index_info>
    ) -> RowNarrowing? {
        let column = Int(constraint.iColumn)
        // LIMIT and OFFSET come as constraints without a column.
        guard table.columns.indices.contains(column), let pushdown = table.columns[column].pushdown else { return nil }
        let collation = sqlite3_vtab_collation(plan, Int32(index)).map { String(cString: $0) }
        let isEqual = Int32(constraint.op) == SQLITE_INDEX_CONSTRAINT_EQ
        switch pushdown {
        case .eventType: return isEqual && collation == "BINARY" ? .eventType : nil
        case .order: return isEqual && collation == "BINARY" ? .order : nil
        case .contact: return isEqual ? .contact : nil
        case .event: return isEqual ? .event : side(constraint, from: .firstEvent, to: .lastEvent)
        case .occurred:
            guard collation == ClockOrder.name else { return nil }
            return isEqual ? .moment : side(constraint, from: .from, to: .to)
        }
    }

    private static func side(
        _ constraint: sqlite3_index_constraint,
        from: RowNarrowing,
        to: RowNarrowing
    ) -> RowNarrowing? {
        switch Int32(constraint.op) {
        case SQLITE_INDEX_CONSTRAINT_GT, SQLITE_INDEX_CONSTRAINT_GE: from
        case SQLITE_INDEX_CONSTRAINT_LT, SQLITE_INDEX_CONSTRAINT_LE: to
        default: nil
        }
    }
}
