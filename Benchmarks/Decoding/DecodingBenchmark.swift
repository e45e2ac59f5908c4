internal import Columns
internal import Foundation

/// Decodes a gigabyte of each kind of column, in turn with memcpy of the same gigabyte, and prints a JSON object a line.
@main
struct DecodingBenchmark {
    /// The values of one chunk: those of a row group.
    static let valuesPerChunk = 65_536
    /// How many different chunks are decoded in turn, so that no branch is learnt by heart.
    static let chunks = 16
    /// The decoded bytes.
    static let bytes = 1 << 30
    /// How often each side is timed.
    static let repetitions = 5

    static func main() throws {
        let memory = Memory(bytes: bytes)
        for sample in Samples.hot { try measure(sample, isHot: true, memory) }
        for sample in Samples.encodings { try measure(sample, isHot: false, memory) }
    }

    private static func measure(_ sample: Sample, isHot: Bool, _ memory: Memory) throws {
        switch sample.type {
        case .unsigned8: try measure(sample, as: UInt8.self, isHot: isHot, memory)
        case .unsigned32: try measure(sample, as: UInt32.self, isHot: isHot, memory)
        case .signed64: try measure(sample, as: Int64.self, isHot: isHot, memory)
        }
    }

    private static func measure<Value: FixedWidthInteger>(
        _ sample: Sample,
        as type: Value.Type,
        isHot: Bool,
        _ memory: Memory
    ) throws {
        let encoded = (0..<chunks).map { chunk in
            EncodedValues(sample.values(chunk).map { Value(truncatingIfNeeded: $0) }, as: sample.encoding)
        }
        // Copied and decoded once each, unmeasured, so that every page is there.
        memory.copy()
        try decode(encoded, as: type, into: memory)
        for (chunk, encoded) in encoded.enumerated() { try check(encoded, chunk, sample, as: type, memory) }
        var copies: [Double] = []
        var decodings: [Double] = []
        for _ in 0..<repetitions {
            copies.append(seconds { memory.copy() })
            decodings.append(try seconds { try decode(encoded, as: type, into: memory) })
        }
        let encodedBytes = encoded.reduce(0) { $0 + $1.bytes.count }
        let line = Result(
            name: sample.name,
            isHot: isHot,
            encoding: "\(encoded.first?.encoding ?? .constant)",
            bitsPerValue: Double(encodedBytes * 8) / Double(chunks * valuesPerChunk),
            bytesPerSecond: Double(bytes) / median(decodings),
            copiedBytesPerSecond: Double(bytes) / median(copies)
        )
        print(String(decoding: try JSONEncoder().encode(line), as: UTF8.self))
    }

    /// Decodes chunk after chunk, each opened as a question opens it, until the memory is full.
    private static func decode<Value: FixedWidthInteger>(
        _ encoded: [EncodedValues],
        as type: Value.Type,
        into memory: Memory
    ) throws {
        let target = memory.target.bindMemory(to: Value.self)
        guard let start = target.baseAddress else { return }
        for chunk in 0..<target.count / valuesPerChunk {
            try encoded[chunk % encoded.count].bytes.withUnsafeBytes { bytes in
                var offset = 0
                let reader = try IntegerStreamReader<Value>(bytes: bytes, at: &offset, expecting: valuesPerChunk)
                reader.decode(into: start + chunk * valuesPerChunk)
            }
        }
    }

    /// What was timed must have been right.
    private static func check<Value: FixedWidthInteger>(
        _ encoded: EncodedValues,
        _ chunk: Int,
        _ sample: Sample,
        as type: Value.Type,
        _ memory: Memory
    ) throws {
        let target = memory.target.bindMemory(to: Value.self)[chunk * valuesPerChunk..<(chunk + 1) * valuesPerChunk]
        guard target.elementsEqual(sample.values(chunk).lazy.map { Value(truncatingIfNeeded: $0) }) else {
            throw WrongValues(name: sample.name)
        }
    }

    private static func seconds(_ body: () throws -> Void) rethrows -> Double {
        let clock = ContinuousClock()
        let time = try clock.measure(body)
        return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    }

    private static func median(_ values: [Double]) -> Double {
        values.sorted()[values.count / 2]
    }
}

/// A line of the result.
struct Result: Encodable {
    let name: String
    let isHot: Bool
    let encoding: String
    let bitsPerValue: Double
    let bytesPerSecond: Double
    let copiedBytesPerSecond: Double
}

/// The decoded values are not those that were encoded.
struct WrongValues: Error {
    let name: String
}

/// A chunk of encoded values.
struct EncodedValues {
    let bytes: [UInt8]
    let encoding: StreamEncoding

    /// Encodes as the store does, or in the given encoding.
    init<Value: FixedWidthInteger>(_ values: [Value], as wanted: StreamEncoding?) {
        var bytes: [UInt8] = []
        if let wanted, values.withUnsafeBufferPointer({ IntegerStream.append($0, as: wanted, to: &bytes) }) {
            encoding = wanted
        } else {
            encoding = IntegerStream.append(values, to: &bytes)
        }
        self.bytes = bytes
    }
}
