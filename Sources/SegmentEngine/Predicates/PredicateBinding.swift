internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// Binds predicates, whose names are known to be right, to the columns of a store.
struct PredicateBinding {
    /// The store.
    let snapshot: StoreSnapshot

    /// Where the names of a predicate are looked up.
    enum Scope {
        /// They are parameters of an event.
        case event
        /// They are fields in the lines of a list, by its column; nil if no event has the list.
        case line(of: UInt32?)
    }

    /// Binds a predicate on events, or on the lines of a list.
    func bind(_ predicate: Predicate, _ scope: Scope = .event) -> RowPredicate {
        switch predicate {
        case .and(let parts): .and(parts.map { bind($0, scope) })
        case .or(let parts): .or(parts.map { bind($0, scope) })
        case .not(let part): .not(bind(part, scope))
        case .comparison(let comparison): bind(comparison.path, comparison.test, scope)
        case .lines(let quantifier): bind(quantifier)
        case .lineCount(let count):
            bind(list: count.list.names[0].text) { list in
                .count(count.predicate.map { bind($0, .line(of: list)) }, FigureTest(count.test, zone: snapshot.zone))
            }
        case .lineSum(let sum):
            bind(list: sum.path.names[0].text) { list in
                .sum(
                    numbers(of: sum.path),
                    sum.predicate.map { bind($0, .line(of: list)) },
                    FigureTest(sum.test, zone: snapshot.zone)
                )
            }
        }
    }

    private func bind(_ quantifier: LineQuantifier) -> RowPredicate {
        bind(list: quantifier.list.names[0].text) { list in
            let predicate = bind(quantifier.predicate, .line(of: list))
            return switch quantifier.amount {
            case .any: .any(predicate)
            case .all: .all(predicate)
            case .no: .no(predicate)
            }
        }
    }

    private func bind(list name: String, _ question: (UInt32?) -> LinePredicate.Question) -> RowPredicate {
        let list = snapshot.parameterColumn(named: name)
        return .lines(LinePredicate(list: list, question: question(list)))
    }

    /// A test of a parameter or field; a path of two names asks whether any line passes.
    private func bind(_ path: Path, _ test: ValueTest, _ scope: Scope) -> RowPredicate {
        let positive = positive(path, test.kind, scope)
        return test.negatesPositive ? .not(positive) : positive
    }

    /// The positive side of a test.
    func positive(_ path: Path, _ kind: ValueTest.Kind, _ scope: Scope = .event) -> RowPredicate {
        let column = columnTest(path, kind, scope)
        guard path.names.count > 1 else { return .test(column) }
        let list = snapshot.parameterColumn(named: path.names[0].text)
        return .lines(LinePredicate(list: list, question: .any(.test(column))))
    }

    /// The test of the column that a path ends in.
    func columnTest(_ path: Path, _ kind: ValueTest.Kind, _ scope: Scope = .event) -> ColumnTest {
        ColumnTest(ValueMatcher(kind, zone: snapshot.zone), columns: columns(of: path, scope), of: snapshot)
    }

    /// The numbers of the column that a path ends in.
    func numbers(of path: Path) -> NumberColumn {
        NumberColumn(columns: columns(of: path, .event), of: snapshot)
    }

    /// The columns that a path ends in: none if the store lacks it, several only for identifiers.
    func columns(of path: Path, _ scope: Scope = .event) -> [UInt32] {
        let first = path.names[0].text
        switch scope {
        case .line(let list):
            return [list.flatMap { snapshot.fieldColumn(named: first, of: $0) }].compactMap(\.self)
        case .event where path.names.count > 1:
            let list = snapshot.parameterColumn(named: first)
            return [list.flatMap { snapshot.fieldColumn(named: path.names[1].text, of: $0) }].compactMap(\.self)
        case .event:
            guard IdentifierKind(parameterName: first) != nil else {
                return [snapshot.parameterColumn(named: first)].compactMap(\.self)
            }
            let wanted = first.lowercased()
            return snapshot.columns.filter { number in
                let name = snapshot.columnName(number)
                return name.scope == .parameter && name.occurrence == 0 && name.name.lowercased() == wanted
            }
        }
    }
}
