/// One step of a walk over JSON text: small, trivial, and valid as long as its source and its parser's last result are.
@usableFromInline package struct JSONToken {
    /// What a token is.
    @usableFromInline package enum Kind: Hashable, Sendable {
        /// `{`.
        case beginObject
        /// `}`.
        case endObject
        /// `[`.
        case beginList
        /// `]`.
        case endList
        /// A member's name inside an object.
        case name
        /// A text value.
        case text
        /// A number.
        case number
        /// `true`.
        case `true`
        /// `false`.
        case `false`
        /// `null`.
        case null
        /// Nothing is left.
        case end

        /// Whether two kinds are the same.
        ///
        /// Written out because a comparison that the compiler derives is a call from other modules.
        @inlinable @inline(__always)
        package static func == (left: Kind, right: Kind) -> Bool {
            unsafeBitCast(left, to: UInt8.self) == unsafeBitCast(right, to: UInt8.self)
        }
    }

    /// What the token is.
    @usableFromInline package let kind: Kind
    /// The first byte of a name's or a text's UTF-8, escapes resolved, or of a number's digits in the source.
    @usableFromInline package let start: UnsafePointer<UInt8>
    /// How many bytes `start` points to; 0 for brackets and literals.
    @usableFromInline package let count: Int
    /// The offset of the token's first byte in the slice that was parsed.
    @usableFromInline package let offset: Int

    @inlinable
    init(kind: Kind, start: UnsafePointer<UInt8>, count: Int, offset: Int) {
        self.kind = kind
        self.start = start
        self.count = count
        self.offset = offset
    }

    /// The name's, text's or number's bytes.
    @inlinable package var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

    /// The name's, text's or number's bytes as a string of its own.
    package var string: String { String(decoding: bytes, as: UTF8.self) }
}
