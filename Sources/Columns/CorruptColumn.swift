/// Bytes of a column that no writer of this program can have made.
///
/// The remedy is the same for every fault: the file was damaged or cut short, so it is restored from a copy, or the
/// part that holds the column is imported again.
@usableFromInline package struct CorruptColumn: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong with the bytes.
    @usableFromInline package enum Fault: Equatable, Sendable {
        /// The bytes end before something that has to be there.
        case endsEarly(needed: Int, available: Int)
        /// A variable-length integer does not fit in 64 bits.
        case integerTooLong
        /// No encoding has this code here.
        case unknownEncoding(code: UInt8)
        /// The stream holds integers of a type that the reader cannot represent.
        case wrongIntegerType(code: UInt8)
        /// The list is longer than a list may be.
        case tooMany(count: UInt64, limit: Int)
        /// Integers are said to be packed into so many bits, which no packing uses.
        case unknownBitWidth(Int)
        /// Two lengths that have to agree do not.
        case lengthsDisagree(expected: Int, found: Int)
        /// A value is said to belong to a position that is not there, or not behind the one before.
        case positionOutOfPlace(Int, allowed: Range<Int>)
        /// A code stands for none of the texts that are known.
        case textsMissing(known: Int)
    }

    /// What is wrong.
    package let fault: Fault
    /// The byte where it was noticed, counted from the start of the bytes that were being read.
    package let offset: Int

    /// Makes the error for a fault that was noticed at a byte offset.
    @usableFromInline package init(_ fault: Fault, at offset: Int) {
        self.fault = fault
        self.offset = offset
    }

    /// One sentence for the user that says what is wrong, where, and what to do.
    @usableFromInline package var description: String {
        "The column is damaged at byte \(offset): \(explanation). Restore the file from a copy or import the data again."
    }

    private var explanation: String {
        switch fault {
        case .endsEarly(let needed, let available): "\(needed) bytes should follow, but only \(available) do"
        case .integerTooLong: "an integer does not end within 64 bits"
        case .unknownEncoding(let code): "no encoding has the code \(code) here"
        case .wrongIntegerType(let code): "integers of type \(code) do not fit the type that is read"
        case .tooMany(let count, let limit): "a list of \(count) is announced, and \(limit) is the limit"
        case .unknownBitWidth(let width): "integers cannot be packed into \(width) bits"
        case .lengthsDisagree(let expected, let found): "\(expected) was announced, but \(found) was found"
        case .positionOutOfPlace(let position, let allowed):
            "position \(position) is not among those from \(allowed.lowerBound) up to below \(allowed.upperBound)"
        case .textsMissing(let known): "a code stands for none of the \(known) texts that there are"
        }
    }
}
