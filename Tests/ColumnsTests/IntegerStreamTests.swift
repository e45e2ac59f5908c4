import Columns
import TestSupport
import Testing

struct IntegerStreamTests {
    @Test(arguments: HostileList.allCases)
    func `every list comes back from every encoding, whole, in ranges and one by one`(list: HostileList) throws {
        for length in HostileList.lengths {
            try checkEveryEncoding(of: list.values(length, of: UInt8.self))
            try checkEveryEncoding(of: list.values(length, of: UInt16.self))
            try checkEveryEncoding(of: list.values(length, of: UInt32.self))
            try checkEveryEncoding(of: list.values(length, of: Int64.self))
            try checkEveryEncoding(of: list.values(length, of: UInt64.self))
        }
    }

    @Test(arguments: 0...64)
    func `integers of every bit width come back, with and without a common divisor`(width: Int) throws {
        var generator = Dice(seed: UInt64(width))
        for length in [1, 7, 8, 9, 63, 64, 65, 1025] {
            let fields = (0..<length).map { _ in width == 0 ? 0 : generator.next() >> UInt64(64 - width) }
            try checkEveryEncoding(of: fields.map { Int64(bitPattern: $0) })
            try checkEveryEncoding(of: fields.map { Int64(bitPattern: $0) / 1000 * 1000 - 7 })
        }
    }

    @Test(arguments: StreamEncoding.allCases)
    func `a whole row group comes back`(encoding: StreamEncoding) throws {
        let values = (0..<65_536).map { encoding == .constant ? 9 : Int64(($0 / 3 * 7919) % 5000) * 60_000_000 }
        let bytes = try #require(stream(values, as: encoding))
        try withReader(bytes, of: Int64.self) { reader in
            #expect(reader.encoding == encoding)
            #expect(reader.decoded() == values)
        }
    }

    @Test(arguments: HostileList.allCases)
    func `the range that shows without unpacking holds every integer`(list: HostileList) throws {
        for length in HostileList.lengths {
            try checkKnownRange(of: list.values(length, of: UInt8.self))
            try checkKnownRange(of: list.values(length, of: UInt32.self))
            try checkKnownRange(of: list.values(length, of: Int64.self))
            try checkKnownRange(of: list.values(length, of: UInt64.self))
        }
    }

    @Test(arguments: HostileList.allCases)
    func `integers within bounds are found without unpacking them`(list: HostileList) throws {
        for length in HostileList.lengths {
            try checkBounds(list.values(length, of: UInt8.self).map { Int64($0) })
            try checkBounds(list.values(length, of: UInt16.self).map { Int64($0) &* 100 - 7 })
            try checkBounds(list.values(length, of: Int32.self).map { Int64($0) })
            try checkBounds(list.values(length, of: Int64.self))
        }
    }

    private func checkBounds(_ values: [Int64]) throws {
        var generator = Dice(seed: UInt64(values.count))
        let some =
            [Int64.min, -1, 0, 100, .max]
            + (0..<6).compactMap { _ in
                values.isEmpty
                    ? nil : values[Int(generator.next() % UInt64(values.count))] &+ Int64(generator.next() % 3) &- 1
            }
        for encoding in StreamEncoding.allCases {
            guard let bytes = stream(values, as: encoding) else { continue }
            try withReader(bytes, of: Int64.self) { reader in
                for range in [0..<values.count, values.count / 3..<values.count - values.count / 5] {
                    for bound in some {
                        let bounds = min(bound, some[5 % some.count])...max(bound, some[5 % some.count])
                        let bits = reader.bits(of: range, within: bounds)
                        #expect(range.map { bounds.contains(values[$0]) } == (0..<bits.count).map { bits[$0] })
                    }
                }
            }
        }
    }

    @Test(arguments: HostileList.allCases)
    func `integers are found by their value, and read one by one`(list: HostileList) throws {
        for length in HostileList.lengths {
            let bytes = list.values(length, of: UInt8.self)
            let numbers = list.values(length, of: UInt32.self)
            for encoding in StreamEncoding.allCases {
                if let stream = stream(bytes, as: encoding) {
                    try withReader(stream, of: UInt8.self) { reader in
                        for value in Set([0, 5, 255] + bytes.prefix(20)) {
                            #expect(
                                reader.bits(equalTo: value) == Bitmap(count: length, ones: ones(bytes) { $0 == value })
                            )
                        }
                    }
                }
                guard let stream = stream(numbers, as: encoding) else { continue }
                try withReader(stream, of: UInt32.self) { reader in
                    for step in [1, 3, 70] {
                        let wanted = Array(stride(from: 0, to: length, by: step))
                        let found = reader.decoded(where: Bitmap(count: length, ones: wanted))
                        #expect(found == wanted.map { numbers[$0] })
                    }
                }
            }
        }
    }

    private func ones<Value>(_ values: [Value], where holds: (Value) -> Bool) -> [Int] {
        values.indices.filter { holds(values[$0]) }
    }

    private func checkKnownRange<T: FixedWidthInteger>(of values: [T]) throws {
        for encoding in StreamEncoding.allCases {
            guard let bytes = stream(values, as: encoding) else { continue }
            try withReader(bytes, of: T.self) { reader in
                guard let range = reader.knownRange else { return }
                #expect(values.allSatisfy { range.contains($0) }, "\(encoding) of \(values.count)")
            }
        }
    }

    @Test(
        arguments: [
            (StreamEncoding.constant, [7, 7, 7], 7...7), (.packed, [100, 104, 110], 100...114),
            (.dictionary, [30, -5, 30, -5], -5...30), (.runs, [4, 4, 4, -1, -1, -1], -1...4),
        ] as [(StreamEncoding, [Int64], ClosedRange<Int64>)]
    )
    func `the range of packed integers is what their bits could hold, else that of the values`(
        encoding: StreamEncoding,
        values: [Int64],
        range: ClosedRange<Int64>
    ) throws {
        let bytes = try #require(stream(values, as: encoding))
        // 100, 104 and 110 lie 0, 2 and 5 steps of two above 100, which takes three bits: up to seven steps.
        try withReader(bytes, of: Int64.self) { #expect($0.knownRange == range) }
    }

    @Test func `streams follow one another`() throws {
        var bytes = stream([1, 2, 3] as [UInt8])
        IntegerStream.append([Int64.min, .max], to: &bytes)
        try bytes.withUnsafeBytes { bytes in
            var offset = 0
            let first = try IntegerStreamReader<UInt8>(bytes: bytes, at: &offset)
            let second = try IntegerStreamReader<Int64>(bytes: bytes, at: &offset)
            #expect(first.decoded() == [1, 2, 3])
            #expect(second.decoded() == [.min, .max])
            #expect(offset == bytes.count)
        }
    }

    @Test func `a stream is read as any type that holds its integers, and as no other`() throws {
        let bytes = stream([0, 200] as [UInt8])
        #expect(try withReader(bytes, of: Int64.self) { $0.decoded() } == [0, 200])
        #expect(try withReader(bytes, of: UInt16.self) { $0.decoded() } == [0, 200])
        #expect(throws: CorruptColumn(.wrongIntegerType(code: 0), at: 0)) {
            try withReader(bytes, of: Int8.self) { $0.decoded() }
        }
        #expect(throws: CorruptColumn(.wrongIntegerType(code: 11), at: 0)) {
            try withReader(stream([-1] as [Int64]), of: UInt64.self) { $0.decoded() }
        }
    }

    @Test func `a constant tells its value without decoding`() throws {
        try withReader(stream([-5, -5, -5] as [Int64]), of: Int64.self) { reader in
            #expect(reader.isConstant)
            #expect(reader.constantValue == -5)
        }
        try withReader(stream([] as [Int64]), of: Int64.self) { #expect($0.constantValue == nil) }
        try withReader(stream([1, 2] as [Int64]), of: Int64.self) { #expect($0.constantValue == nil) }
    }

    @Test(arguments: StreamEncoding.allCases)
    func `a search in ascending values agrees with looking at each`(encoding: StreamEncoding) throws {
        let values = (0..<3000).map { encoding == .constant ? Int64(40) : Int64($0 / 5 * 10) }
        let bytes = try #require(stream(values, as: encoding))
        try withReader(bytes, of: Int64.self) { reader in
            for sought in [Int64.min, 0, 1, 39, 40, 41, 2040, 2045, 2050, 4090, 4100, 5990, 5991, .max] {
                let expected = values.firstIndex { $0 >= sought } ?? values.count
                #expect(reader.firstIndex(notLessThan: sought) == expected, "\(sought)")
            }
        }
    }

    private func checkEveryEncoding<T: FixedWidthInteger>(of values: [T]) throws {
        let chosen = stream(values)
        try check(chosen, holds: values)
        for encoding in StreamEncoding.allCases {
            guard let bytes = stream(values, as: encoding) else {
                // Only what is all one value can be a constant, and only a constant is empty.
                #expect(values.isEmpty || (encoding == .constant && Set(values).count > 1), "\(encoding)")
                continue
            }
            try check(bytes, holds: values)
            // Exceptions are set apart neither in short lists nor in small fields.
            if encoding == .patched, values.count < 64 || chosen.count * 2 < values.count { continue }
            let (least, of) = encoding == .runs || encoding == .patched ? (3, 4) : (9, 10)
            #expect(chosen.count * least <= bytes.count * of, "\(encoding) is much smaller than what was chosen")
        }
    }

    private func check<T: FixedWidthInteger>(_ bytes: [UInt8], holds values: [T]) throws {
        try withReader(bytes, of: T.self) { reader in
            #expect(reader.count == values.count)
            #expect(reader.decoded() == values)
            for range in ranges(in: values.count) {
                let part = [T](unsafeUninitializedCapacity: range.count + 1) { buffer, count in
                    if let start = buffer.baseAddress { reader.decode(range, into: start) }
                    count = range.count
                }
                #expect(part == Array(values[range]), "\(reader.encoding), \(range)")
            }
            for index in stride(from: 0, to: values.count, by: max(1, values.count / 19)) {
                #expect(reader[index] == values[index], "\(reader.encoding), \(index)")
            }
        }
    }

    private func ranges(in count: Int) -> [Range<Int>] {
        [
            0..<0, count..<count, 0..<min(1, count), count / 3..<count, count / 2..<count - count / 5,
            max(0, count - 1)..<count,
        ]
    }
}
