/// How a list is going to be packed: the smallest base, divisor and width that hold it.
struct PackingPlan {
    let base: UInt64
    let divisor: UInt64
    let width: Int
    let count: Int

    /// Plans fields that hold positions up to a greatest one as they are.
    init(positionsUpTo greatest: Int, count: Int) {
        base = 0
        divisor = 1
        width = BitWidth.needed(for: UInt64(greatest))
        self.count = count
    }

    /// Finds the least value, the greatest common divisor of the offsets from it, and the width of the largest offset.
    init(_ values: UnsafeBufferPointer<Int64>) {
        var least = values.first ?? 0
        var greatest = least
        for value in values {
            least = min(least, value)
            greatest = max(greatest, value)
        }
        let base = UInt64(bitPattern: least)
        let extent = UInt64(bitPattern: greatest) &- base
        let divisor = Self.commonDivisor(values, base: base, extent: extent)
        self.base = base
        self.divisor = divisor
        width = BitWidth.needed(for: extent / divisor)
        count = values.count
    }

    /// The number of bytes of the fields alone.
    var fieldByteCount: Int {
        PackedIntegers.byteCount(count: count, width: width)
    }

    /// The number of bytes of the whole packing.
    var byteCount: Int {
        VariableLengthInteger.byteCount(VariableLengthInteger.zigzag(Int64(bitPattern: base)))
            + VariableLengthInteger.byteCount(divisor) + 1 + fieldByteCount
    }

    /// Appends the whole packing of the values that it was planned for.
    func append(_ values: UnsafeBufferPointer<Int64>, to bytes: inout [UInt8]) {
        VariableLengthInteger.append(signed: Int64(bitPattern: base), to: &bytes)
        VariableLengthInteger.append(divisor, to: &bytes)
        appendFields(values, to: &bytes)
    }

    /// Appends the bit width and the fields.
    func appendFields(_ values: UnsafeBufferPointer<Int64>, to bytes: inout [UInt8]) {
        bytes.append(UInt8(width))
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: fieldByteCount))
        bytes.withUnsafeMutableBytes { buffer in
            writeFields(values, to: UnsafeMutableRawBufferPointer(rebasing: buffer[start...]))
        }
    }

    private func writeFields(_ values: UnsafeBufferPointer<Int64>, to output: UnsafeMutableRawBufferPointer) {
        guard width > 0 else { return }
        let exact = ExactDivisor(divisor)
        var pending: UInt64 = 0
        var filled = 0
        var position = 0
        for value in values {
            let field = exact.quotient(UInt64(bitPattern: value) &- base)
            pending |= field &<< UInt64(truncatingIfNeeded: filled)
            filled &+= width
            if filled >= 64 {
                output.storeBytes(of: pending.littleEndian, toByteOffset: position, as: UInt64.self)
                position &+= 8
                filled &-= 64
                // A smart shift: when the field ended with the word, all of it is gone, even if it was 64 bits wide.
                pending = field >> UInt64(truncatingIfNeeded: width &- filled)
            }
        }
        while position < output.count {
            output[position] = UInt8(truncatingIfNeeded: pending)
            pending &>>= 8
            position &+= 1
        }
    }

    private static func commonDivisor(
        _ values: UnsafeBufferPointer<Int64>,
        base: UInt64,
        extent: UInt64
    ) -> UInt64 {
        guard extent > 1 else { return 1 }
        var exact = ExactDivisor(extent)
        for value in values {
            var rest = UInt64(bitPattern: value) &- base
            if exact.divides(rest) { continue }
            var divisor = exact.divisor
            while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
            if divisor == 1 { return 1 }
            exact = ExactDivisor(divisor)
        }
        return exact.divisor
    }
}
