/// Numbers as texts spell them.
package enum DecimalText {
    /// A number whose spelling follows from its mantissa and scale, so that the text need not be kept.
    ///
    /// That is a JSON number without an exponent, of at most 18 digits, and not a negative zero: `258.0` is 2580
    /// with a scale of 1. Nil for every other text.
    package static func canonical(_ bytes: UnsafeRawBufferPointer) -> (mantissa: Int64, scale: UInt8)? {
        var position = 0
        let count = bytes.count
        guard count > 0, count <= 20 else { return nil }
        let negative = bytes[0] == UInt8(ascii: "-")
        if negative { position = 1 }
        let first = position
        var (mantissa, digits, point): (Int64, Int, Int) = (0, 0, -1)
        while position < count {
            let byte = bytes[position]
            let digit = byte &- UInt8(ascii: "0")
            if digit <= 9 {
                digits += 1
                guard digits <= ExactDecimal.safeDigits else { return nil }
                mantissa = mantissa &* 10 &+ Int64(digit)
            } else {
                guard byte == UInt8(ascii: "."), point < 0, digits > 0 else { return nil }
                point = position
            }
            position += 1
        }
        guard digits > 0, point != count - 1 else { return nil }
        let wholeDigits = (point < 0 ? count : point) - first
        guard wholeDigits == 1 || bytes[first] != UInt8(ascii: "0") else { return nil }
        guard !(negative && mantissa == 0) else { return nil }
        return (negative ? -mantissa : mantissa, point < 0 ? 0 : UInt8(count - point - 1))
    }

    /// The number that a text is: JSON number syntax after trimming blanks, exponents included; nil for all else.
    ///
    /// Numbers of more than 38 significant digits are cut to 38, and exponents that 38 digits cannot hold to the
    /// nearest number that they can: order and equality with any ordinary number stay right.
    package static func number(_ bytes: UnsafeRawBufferPointer) -> ExactDecimal? {
        reading(bytes)?.number
    }

    /// The number that a text is, as ``number(_:)-(UnsafeRawBufferPointer)``, and whether it is that number to the last digit.
    package static func reading(_ bytes: UnsafeRawBufferPointer) -> (number: ExactDecimal, isExact: Bool)? {
        var (start, end) = (0, bytes.count)
        while start < end, isBlank(bytes[start]) { start += 1 }
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        guard start < end else { return nil }
        let trimmed = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
        if let plain = canonical(trimmed) {
            return (ExactDecimal(mantissa: Int128(plain.mantissa), scale: Int(plain.scale)), true)
        }
        return general(trimmed)
    }

    /// The number that a text is, as ``number(_:)-(UnsafeRawBufferPointer)``.
    package static func number(_ text: String) -> ExactDecimal? {
        var text = text
        return text.withUTF8 { number(UnsafeRawBufferPointer($0)) }
    }

    /// Appends the digits of a mantissa and scale: 2580 and 1 give `258.0`.
    package static func append(mantissa: Int64, scale: UInt8, to bytes: inout [UInt8]) {
        withUnsafeTemporaryAllocation(byteCount: room, alignment: 1) { text in
            let count = write(mantissa: mantissa, scale: scale, to: text.baseAddress.unsafelyUnwrapped)
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[..<count]))
        }
    }

    /// The room that ``write(mantissa:scale:to:)`` needs: a sign, a point, 20 digits, zeros for the greatest scale, and the
    /// sixteen bytes that it copies at once.
    package static var room: Int { 22 + 255 + 16 }

    /// Writes the digits of a mantissa and scale, as ``append(mantissa:scale:to:)``, and gives their count.
    ///
    /// - Parameter start: Where there is ``room``; what follows the digits there is lost.
    package static func write(mantissa: Int64, scale: UInt8, to start: UnsafeMutableRawPointer) -> Int {
        // The last digit is known first.
        let end = start + (room - 16)
        var (rest, first) = (mantissa.magnitude, end)
        for _ in 0..<scale {
            first -= 1
            first.storeBytes(of: UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10), as: UInt8.self)
            rest /= 10
        }
        if scale > 0 {
            first -= 1
            first.storeBytes(of: UInt8(ascii: "."), as: UInt8.self)
        }
        let point = first
        while rest > 9 {
            first -= 2
            first.storeBytes(of: twoDigits(Int(truncatingIfNeeded: rest % 100)), as: UInt16.self)
            rest /= 100
        }
        // After two digits nothing may be left; before the point something stands always.
        if rest > 0 || first == point {
            first -= 1
            first.storeBytes(of: UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest), as: UInt8.self)
        }
        if mantissa < 0 {
            first -= 1
            first.storeBytes(of: UInt8(ascii: "-"), as: UInt8.self)
        }
        let count = end - first
        if count <= 16 {
            start.storeBytes(of: first.loadUnaligned(as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
        } else {
            start.copyMemory(from: first, byteCount: count)
        }
        return count
    }

    /// The two bytes of a number below 100.
    @inline(__always)
    private static func twoDigits(_ number: Int) -> UInt16 {
        let digits: StaticString = """
            0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849\
            5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899
            """
        return UnsafeRawPointer(digits.utf8Start).loadUnaligned(fromByteOffset: 2 &* number, as: UInt16.self)
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 32 || (byte >= 9 && byte <= 13)
    }

    private static func general(_ bytes: UnsafeRawBufferPointer) -> (number: ExactDecimal, isExact: Bool)? {
        var position = 0
        let negative = bytes[0] == UInt8(ascii: "-")
        if negative { position = 1 }
        var (mantissa, kept, dropped): (Int128, Int, Int) = (0, 0, 0)
        var isExact = true
        func digitRun(_ significant: inout Int) -> Int {
            var run = 0
            while position < bytes.count, bytes[position] &- 48 <= 9 {
                if kept < 37 {
                    mantissa = mantissa * 10 + Int128(bytes[position] &- 48)
                    if mantissa != 0 { kept += 1 }
                    significant += 1
                } else if bytes[position] != 48 {
                    isExact = false
                }
                run += 1
                position += 1
            }
            return run
        }
        var taken = 0
        let first = position
        let whole = digitRun(&taken)
        guard whole > 0, whole == 1 || bytes[first] != 48 else { return nil }
        dropped = whole - taken
        var fraction = 0
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            guard digitRun(&fraction) > 0 else { return nil }
        }
        var exponent = 0
        if position < bytes.count, bytes[position] | 32 == UInt8(ascii: "e") {
            position += 1
            let down = position < bytes.count && bytes[position] == UInt8(ascii: "-")
            if position < bytes.count, down || bytes[position] == UInt8(ascii: "+") { position += 1 }
            let begin = position
            while position < bytes.count, bytes[position] &- 48 <= 9 {
                exponent = min(exponent * 10 + Int(bytes[position] &- 48), 100_000)
                position += 1
            }
            guard position > begin else { return nil }
            if down { exponent = -exponent }
        }
        guard position == bytes.count else { return nil }
        if negative { mantissa = -mantissa }
        guard mantissa != 0 else { return (.zero, isExact) }
        let (number, fits) = fitted(mantissa, scale: fraction - exponent - dropped)
        return (number, isExact && fits)
    }

    /// The number `mantissa / 10^scale` with a scale between 0 and 38, cut or stopped at the borders of 128 bits, and whether it is
    /// neither.
    private static func fitted(_ mantissa: Int128, scale: Int) -> (ExactDecimal, Bool) {
        var (mantissa, scale) = (mantissa, scale)
        var isExact = true
        while scale < 0 {
            let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
            if overflow { return (ExactDecimal(mantissa: mantissa < 0 ? .min : .max), false) }
            (mantissa, scale) = (product, scale + 1)
        }
        while scale > 38, mantissa != 0 {
            isExact = isExact && mantissa % 10 == 0
            mantissa /= 10
            scale -= 1
        }
        return (ExactDecimal(mantissa: mantissa, scale: min(scale, 38)), isExact)
    }
}
