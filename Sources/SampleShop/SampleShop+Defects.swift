extension SampleShop {
    /// Hands out the shop's events with one defect of every kind among them, and says where they are.
    ///
    /// After every few lines of the sound shop comes a planted one; what is left follows at the end.
    package func writeWithDefects(_ sink: (UnsafeRawBufferPointer) throws -> Void) rethrows -> [PlantedDefect] {
        var planting = DefectPlanting()
        try write { bytes in
            planting.take(bytes)
            try planting.hand(to: sink)
        }
        planting.finish()
        try planting.hand(to: sink)
        return planting.planted
    }
}

/// Plants lines between those of a stream.
private struct DefectPlanting {
    /// What was planted so far.
    private(set) var planted: [PlantedDefect] = []
    private var waiting = DefectStories().lines[...]
    private var bytes: [UInt8] = []
    private var line = 0

    private static let linesBetween = 5

    /// Takes whole lines.
    mutating func take(_ chunk: UnsafeRawBufferPointer) {
        var start = 0
        for end in chunk.indices where chunk[end] == UInt8(ascii: "\n") {
            bytes.append(contentsOf: chunk[start...end])
            start = end + 1
            line += 1
            if line % Self.linesBetween == 0 { plantNext() }
        }
    }

    /// Plants what is left.
    mutating func finish() {
        while !waiting.isEmpty { plantNext() }
    }

    mutating func hand(to sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        try bytes.withUnsafeBytes(sink)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func plantNext() {
        guard let next = waiting.popFirst() else { return }
        bytes += next.text.utf8
        bytes.append(UInt8(ascii: "\n"))
        line += 1
        planted += next.rules.map { PlantedDefect(rule: $0, line: line) }
        planted += next.wholeRules.map { PlantedDefect(rule: $0, line: nil) }
    }
}
