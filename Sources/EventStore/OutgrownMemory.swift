/// The lists and tables that dictionaries have outgrown, until no thread looks at them any more.
///
/// A thread looks texts up while it parses a block, in the tables that are there when it does. So those of a block that was begun
/// after a table was replaced know the new one only, and the old one can go as soon as all blocks begun before were parsed.
struct OutgrownMemory: ~Copyable {
    private var pieces: [(start: UnsafeMutableRawPointer, begunBlocks: Int)] = []

    deinit {
        for piece in pieces { piece.start.deallocate() }
    }

    /// Takes what the dictionaries have outgrown; it stays until so many blocks have been parsed.
    mutating func take(from vocabulary: Vocabulary, begunBlocks: Int) {
        for dictionary in vocabulary.dictionaries {
            for start in dictionary.takeOutgrown() { pieces.append((start, begunBlocks)) }
        }
    }

    /// Frees what nobody looks at now that all blocks before this one were parsed.
    mutating func free(parsedBlocks: Int) {
        for piece in pieces where piece.begunBlocks <= parsedBlocks { piece.start.deallocate() }
        pieces.removeAll { $0.begunBlocks <= parsedBlocks }
    }
}
