internal import Columns

/// Places of the rows of some classes in the streams of their kind.
extension ChunkDecoding {
    /// Where the values of the wanted rows lie in a stream that has one for each row of some classes.
    struct Places {
        /// How many the stream has.
        let total: Int
        /// Those of the wanted rows.
        let wanted: Range<Int>
    }

    /// The places of the values of a kind.
    @inline(__always)
    func places(_ isOfKind: (ValueClass) -> Bool) -> Places {
        if let common = column.commonClass {
            return isOfKind(common) ? Places(total: rows, wanted: range) : Places(total: 0, wanted: 0..<0)
        }
        func count(_ classes: ArraySlice<UInt8>) -> Int {
            classes.count { code in ValueClass(rawValue: code).map { isOfKind($0) } ?? false }
        }
        let before = count(allClasses[..<range.lowerBound])
        let wanted = column.classes.count { isOfKind($0) }
        return Places(
            total: before + wanted + count(allClasses[range.upperBound...]),
            wanted: before..<before + wanted
        )
    }

    /// Puts values in the rows of some classes.
    ///
    /// - Parameter texts: Of codes that nobody has held against it, how many texts there are.
    @inline(__always)
    func put(
        _ reader: IntegerStreamReader<Int64>,
        at places: Places,
        codesOf texts: Int? = nil,
        _ isOfKind: (ValueClass) -> Bool
    ) {
        if isUnpackedLater(places), case .evaluation(let keeping, let damage) = purpose {
            let bound = texts.map { CodeBound(texts: $0, address: address, damage: damage) }
            column.take(
                ColumnBuffer.PackedValues(stream: reader, places: places.wanted, bytes: keeping, codes: bound)
            )
        } else {
            put(Self.decoded(reader, places.wanted), isOfKind)
        }
    }

    /// Puts values in the rows of some classes.
    @inline(__always)
    func put(_ values: [Int64], _ isOfKind: (ValueClass) -> Bool) {
        if values.count == range.count {
            column.values = values
            return
        }
        makeRoom()
        var next = 0
        for row in column.classes.indices where isOfKind(column.classes[row]) {
            column.values[row] = values[next]
            next += 1
        }
    }

    /// Puts extras in the rows of some classes.
    @inline(__always)
    func put(extras reader: IntegerStreamReader<UInt16>, at places: Places, _ isOfKind: (ValueClass) -> Bool) {
        if places.wanted.count == range.count {
            column.extras = Self.decoded(reader, places.wanted)
            return
        }
        makeRoomForExtras()
        if reader.constantValue == 0 { return }
        let extras = Self.decoded(reader, places.wanted)
        var next = 0
        for row in column.classes.indices where isOfKind(column.classes[row]) {
            column.extras[row] = extras[next]
            next += 1
        }
    }

    /// Makes room for values, where nothing has.
    func makeRoom() {
        if column.lacksValues { column.values = Array(repeating: 0, count: range.count) }
    }

    /// Makes room for extras, where nothing has.
    func makeRoomForExtras() {
        if column.extras.isEmpty { column.extras = Array(repeating: 0, count: range.count) }
    }

    /// A range of a stream's values.
    static func decoded<Value>(_ reader: IntegerStreamReader<Value>, _ range: Range<Int>) -> [Value] {
        [Value](unsafeUninitializedCapacity: range.count) { values, initialized in
            if let start = values.baseAddress { reader.decode(range, into: start) }
            initialized = range.count
        }
    }

    /// Whether the values of a stream are unpacked when somebody asks for them.
    func isUnpackedLater(_ places: Places) -> Bool {
        purpose.isEvaluation && places.wanted.count == range.count
    }
}
