internal import CMemory
internal import Synchronization

/// A place in a dictionary's table for look-ups by text.
///
/// Each look-up of a million different texts waits for the memory, so a short text stands here itself: on the same cache line as
/// all else that tells it from others.
struct TextSlot: BitwiseCopyable {
    /// The upper half of the text's tag and its code; or ``free``.
    ///
    /// The tag also gives the slot, so that a table grows without looking at the texts again.
    var key: UInt64
    /// The bytes of a short text, or the address of another, where its length stands in four bytes before it.
    var content: UInt64

    static let free = UInt64.max
    static let codeBits: UInt64 = 32
}

/// A dictionary's table, for look-ups alone.
struct TextTable: BitwiseCopyable {
    private let slots: UnsafePointer<TextSlot>
    private let mask: UInt64

    /// - Parameter start: Its first slot is none but has the number of the others, less one, as its key.
    init(_ start: UnsafePointer<TextSlot>) {
        (slots, mask) = (start + 1, start.pointee.key)
    }

    /// The slot where the look-up of a text begins, for which the memory is asked.
    @inline(__always)
    func askForSlot(of text: WantedText) -> UnsafePointer<TextSlot> {
        let slot = slots + Int(truncatingIfNeeded: text.tag & mask)
        prefetch(slot)
        return slot
    }

    /// The code of a text, if the table has it.
    @inline(__always)
    func code(of text: WantedText) -> UInt32? {
        var slot = text.tag & mask
        while true {
            let place = slots + Int(truncatingIfNeeded: slot)
            if place[0].key == TextSlot.free { return nil }
            if let code = place.code(of: text) { return code }
            slot = (slot &+ 1) & mask
        }
    }
}

extension UnsafePointer<TextSlot> {
    /// The code of the text that is looked for, if it stands here; another thread may be writing the slot.
    @inline(__always)
    func code(of text: WantedText) -> UInt32? {
        let key = self[0].key
        guard key >> TextSlot.codeBits == text.tag else { return nil }
        // What the key speaks of was written before it.
        atomicMemoryFence(ordering: .acquiring)
        let content = self[0].content
        if text.isShort {
            guard content == text.content else { return nil }
        } else {
            guard let place = UnsafeRawPointer(bitPattern: UInt(content)),
                TextMemory.bytes(at: place).hasSameBytes(as: text.bytes)
            else { return nil }
        }
        return UInt32(truncatingIfNeeded: key)
    }

    /// Asks the memory for the text, if it does not stand here and may be the one that is looked for.
    @inline(__always)
    func askForText(of text: WantedText) {
        guard !text.isShort, self[0].key >> TextSlot.codeBits == text.tag else { return }
        atomicMemoryFence(ordering: .acquiring)
        prefetch(UnsafeRawPointer(bitPattern: UInt(self[0].content)))
    }
}

/// A text that is looked for in a table.
struct WantedText: BitwiseCopyable {
    let bytes: UnsafeRawBufferPointer
    let hash: UInt64

    @inline(__always)
    init(_ bytes: UnsafeRawBufferPointer, hash: UInt64) {
        (self.bytes, self.hash) = (bytes, hash)
    }

    /// The greatest length of a text that stands in its slot.
    private static let greatestShort = 8

    var isShort: Bool { bytes.count <= Self.greatestShort }

    /// 28 bits of the hash, and before them what tells short texts by their length: 1 of an empty one to 9, and 0 of all others.
    @inline(__always)
    var tag: UInt64 {
        let length = isShort ? UInt64(truncatingIfNeeded: bytes.count &+ 1) : 0
        return (hash >> 32) & 0xFFF_FFFF | length &<< 28
    }

    /// The bytes of a short text, those that it lacks zero.
    @inline(__always)
    var content: UInt64 {
        guard let start = bytes.baseAddress, bytes.count > 0 else { return 0 }
        let last = bytes.count &- 1
        if bytes.count >= 4 {
            // Words that overlap: what both have is the same in both.
            let first = UInt64(start.loadUnaligned(as: UInt32.self).littleEndian)
            let end = UInt64((start + (last &- 3)).loadUnaligned(as: UInt32.self).littleEndian)
            return first | end &<< UInt64(truncatingIfNeeded: 8 &* (last &- 3))
        }
        let middle = bytes.count / 2
        return UInt64(bytes[0]) | UInt64(bytes[middle]) &<< UInt64(truncatingIfNeeded: 8 &* middle)
            | UInt64(bytes[last]) &<< UInt64(truncatingIfNeeded: 8 &* last)
    }
}
