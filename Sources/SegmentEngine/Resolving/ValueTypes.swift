internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// What the values of a store's parameters are, read off the catalogue and, for texts, off the dictionaries.
struct ValueTypes {
    private let snapshot: StoreSnapshot
    private let predicates: PredicateBinding

    /// Texts beyond this many are not looked through; anything may be among them.
    private static let mostTexts: UInt32 = 100_000

    /// Binds to a store; nothing is read yet.
    init(_ snapshot: StoreSnapshot) {
        self.snapshot = snapshot
        predicates = PredicateBinding(snapshot: snapshot)
    }

    /// Whether a name is that of an identifier, which has rules of its own.
    func isIdentifier(_ name: String) -> Bool { IdentifierKind(parameterName: name) != nil }

    /// Whether a field of contacts may be of a type: as contact lists give it or, where none does, events.
    ///
    /// - Throws: `StoreError` where the catalogue cannot be read.
    func canHold(_ type: WantedType, field name: Name) throws -> Bool {
        guard let values = snapshot.contactField(named: name.text) else { return try canHold(type, Path(name)) }
        guard values.texts.count <= Self.mostTexts else { return true }
        return values.texts.count == 0
            || (0..<UInt32(values.texts.count)).contains { code in
                values.texts.withText(code) { text in
                    switch type {
                    case .text, .spelling: true
                    case .number: DecimalText.number(text) != nil
                    case .time: TimeText(trimming: text) != nil
                    case .truth(let truth): text.elementsEqual((truth ? "true" : "false").utf8)
                    }
                }
            }
    }

    /// Whether some value that a path leads to may be of a type; true if there are no values at all.
    ///
    /// - Throws: `StoreError` where the catalogue cannot be read.
    func canHold(_ type: WantedType, _ path: Path) throws -> Bool {
        let columns = predicates.columns(of: path)
        var isEmpty = true
        var searched = Set<UInt32>()
        for group in snapshot.rowGroups {
            for column in columns {
                guard let classes = try snapshot.entry(of: column, in: group)?.classes else { continue }
                if Self.canHold(type, classes) { return true }
                let hasTexts = classes.contains(.text) || classes.contains(.plainText) || classes.contains(.digits)
                if hasTexts, classes.contains(.plainText) { return true }
                if hasTexts, searched.insert(column).inserted, mayHoldText(type, column) { return true }
                isEmpty = isEmpty && classes.isNothing
            }
        }
        return isEmpty
    }

    private static func canHold(_ type: WantedType, _ classes: ClassMask) -> Bool {
        switch type {
        case .number: classes.hasNumbers || classes.contains(.digits)
        case .time: classes.contains(.time)
        case .truth(let value): classes.contains(value ? .true : .false)
        case .text: false
        case .spelling: classes.hasNumbers || classes.contains(.digits) || classes.contains(.time)
        }
    }

    /// Whether a text of a column may be of a type.
    private func mayHoldText(_ type: WantedType, _ column: UInt32) -> Bool {
        switch type {
        case .text, .spelling: return true
        case .truth: return false
        case .number, .time: break
        }
        let dictionary = snapshot.dictionary(of: column)
        guard dictionary.count <= Self.mostTexts else { return true }
        return (0..<UInt32(dictionary.count)).contains { code in
            dictionary.withText(code) {
                type == .number ? DecimalText.number($0) != nil : TimeText(trimming: $0) != nil
            }
        }
    }
}

extension ClassMask {
    /// Whether no value is there: all are missing or null.
    fileprivate var isNothing: Bool { bits & ~(1 << ValueClass.absent.rawValue | 1 << ValueClass.null.rawValue) == 0 }
}
