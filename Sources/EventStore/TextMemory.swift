/// Memory for texts that never move: pieces that grow with what they hold.
struct TextMemory: ~Copyable {
    private var pieces: [(start: UnsafeMutableRawPointer, size: Int)] = []
    private var current = -1
    private var used = 0

    private static let leastPiece = 1 << 8
    private static let greatestPiece = 1 << 20

    deinit {
        for piece in pieces { piece.start.deallocate() }
    }

    /// Lays a text down, its length in four bytes before it.
    mutating func copy(_ text: UnsafeRawBufferPointer) -> UnsafeRawPointer {
        let needed = text.count + 4
        while current < 0 || used + needed > pieces[current].size { advance(needed) }
        let place = pieces[current].start + used
        used += needed
        place.storeBytes(of: UInt32(truncatingIfNeeded: text.count), as: UInt32.self)
        if let source = text.baseAddress { (place + 4).copyMemory(from: source, byteCount: text.count) }
        return UnsafeRawPointer(place)
    }

    /// The text that was laid down at a place.
    @inline(__always)
    static func bytes(at place: UnsafeRawPointer) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: place + 4, count: Int(place.loadUnaligned(as: UInt32.self)))
    }

    /// Lets go of all texts; the pieces are used again.
    mutating func removeAll() {
        current = pieces.isEmpty ? -1 : 0
        used = 0
    }

    private mutating func advance(_ needed: Int) {
        used = 0
        current += 1
        guard current == pieces.count else { return }
        let size = max(needed, min(Self.greatestPiece, max(Self.leastPiece, (pieces.last?.size ?? 0) * 2)))
        pieces.append((.allocate(byteCount: size, alignment: 1), size))
    }
}
