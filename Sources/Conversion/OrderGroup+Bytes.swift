internal import EventModel

extension OrderGroup {
    /// The group as bytes for a temporary file of this run, without its key.
    var encoded: [UInt8] {
        var bytes: [UInt8] = []
        func append(_ value: some FixedWidthInteger) { withUnsafeBytes(of: value) { bytes += $0 } }
        func append(_ place: RowPlace) {
            append(place.file)
            append(place.line)
            append(place.byte)
        }
        func append(_ run: [UInt8]) {
            append(run.count)
            bytes += run
        }
        append(sequence)
        append(place)
        append(lines)
        append(disagreements)
        append(headCount)
        append(brokenAt == nil ? 0 : 1)
        if let brokenAt { append(brokenAt) }
        append(Array(problem.utf8))
        append(head)
        append(items)
        append(sums.count)
        for sum in sums {
            append(sum?.scale ?? -1)
            append(sum?.mantissa ?? 0)
        }
        return bytes
    }

    /// Reads what ``encoded`` wrote.
    init(key: [UInt8], encoded: [UInt8]) {
        var place = 0
        func take<Value: FixedWidthInteger>(_ type: Value.Type) -> Value {
            defer { place += MemoryLayout<Value>.size }
            return encoded.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: type) }
        }
        func takePlace() -> RowPlace {
            RowPlace(file: take(Int.self), line: take(Int.self), byte: take(Int.self))
        }
        func takeBytes() -> [UInt8] {
            let count = take(Int.self)
            defer { place += count }
            return Array(encoded[place..<place + count])
        }
        self.key = key
        sequence = take(Int.self)
        self.place = takePlace()
        lines = take(Int.self)
        disagreements = take(UInt64.self)
        headCount = take(Int.self)
        brokenAt = take(Int.self) == 0 ? nil : takePlace()
        problem = String(decoding: takeBytes(), as: UTF8.self)
        head = takeBytes()
        items = takeBytes()
        let sumCount = take(Int.self)
        sums = (0..<sumCount).map { _ in
            let (scale, mantissa) = (take(Int.self), take(Int128.self))
            return scale < 0 ? nil : ExactDecimal(mantissa: mantissa, scale: scale)
        }
    }
}
