/// The store's numbers for the names and shapes that one thread has met, in the order of the thread's numbers.
final class VocabularyMapping {
    private(set) var columns: [UInt32] = []
    private(set) var eventTypes: [UInt32] = []
    private(set) var eventShapes: [UInt32] = []
    private(set) var lineShapes: [UInt32] = []
    /// The thread's column whose dictionary the codes of each of its columns belong to.
    private(set) var dictionaries: [UInt32] = []

    /// Gives numbers to what a block brought.
    ///
    /// - Returns: The store's dictionaries of the new columns.
    func add(_ additions: Additions, to vocabulary: Vocabulary) -> [TextDictionary] {
        var found: [TextDictionary] = []
        dictionaries += additions.dictionaries
        for name in additions.columns {
            let parent = name.scope == .lineField ? columns[Int(name.parent)] : 0
            var text = name.name
            let column = text.withUTF8 {
                vocabulary.column(
                    scope: name.scope,
                    parent: parent,
                    name: UnsafeRawBufferPointer($0),
                    occurrence: name.occurrence
                )
            }
            columns.append(column)
            found.append(vocabulary.dictionaries[vocabulary.dictionaryNumber(of: column)])
        }
        for type in additions.eventTypes {
            eventTypes.append(type.withUnsafeBytes { vocabulary.eventTypes.code(of: $0, hash: TextHash.of($0)) })
        }
        for shape in additions.lineShapes {
            lineShapes.append(vocabulary.code(ofLineShape: shape.map { columns[Int($0)] }))
        }
        for shape in additions.eventShapes {
            eventShapes.append(vocabulary.code(ofEventShape: mapped(eventShape: shape)))
        }
        return found
    }

    private func mapped(eventShape shape: [UInt32]) -> [UInt32] {
        var mapped: [UInt32] = []
        var position = 0
        while position < shape.count {
            let entry = shape[position]
            switch entry {
            case Shape.eventType, Shape.occurred: mapped.append(entry)
            case Shape.parameters:
                let count = Int(shape[position + 1])
                mapped += [entry, shape[position + 1]]
                for index in position + 2..<position + 2 + count {
                    mapped.append(columns[Int(shape[index] >> 1)] << 1 | shape[index] & 1)
                }
                position += 1 + count
            default: mapped.append(columns[Int(entry - Shape.firstMember)] + Shape.firstMember)
            }
            position += 1
        }
        return mapped
    }
}

extension Vocabulary {
    /// Whether there are texts in the file that were not read.
    var hasUnreadTexts: Bool { dictionaries.contains { $0.hasUnreadTexts } }

    /// Looks for all texts of some blocks among those in the file, without reading the others into memory.
    ///
    /// The blocks are going to be taken in this order, and their names are now.
    func search(for blocks: [ParsedBlock]) {
        for block in blocks { block.takeNames(to: self) }
        var wanted = Array(repeating: [TextDictionary](), count: dictionaries.count)
        for block in blocks {
            for (number, texts) in block.newTexts.dictionaries.enumerated() {
                guard let texts, texts.count > 0 else { continue }
                wanted[dictionaryNumber(of: block.parsing.mapping.columns[number])].append(texts)
            }
        }
        for (number, texts) in wanted.enumerated() where !texts.isEmpty && !dictionaries[number].keepsPlainTexts {
            dictionaries[number].search(for: texts)
        }
    }
}

/// The store's codes for the texts that were new to it when a block was parsed.
struct NewCodes {
    private var ofDictionaries: [OfDictionary] = []
    private let dictionaries: [UInt32]

    /// The codes of one dictionary's new texts.
    struct OfDictionary {
        let texts: TextDictionary?
        let target: TextDictionary?
        /// By the place among the new texts; empty if the dictionary keeps plain texts.
        let codes: [UInt32]

        /// The store's code for a block's code.
        func code(_ code: Int64) -> UInt32 {
            guard code < 0 else { return UInt32(truncatingIfNeeded: code) }
            let place = UInt32(truncatingIfNeeded: ~code)
            guard codes.isEmpty, let texts, let target else { return codes[Int(place)] }
            return texts.withText(place) { target.code(of: $0, hash: TextHash.of($0)) }
        }

        /// Calls with the text of a block's code.
        func withText<Result>(
            _ code: Int64,
            _ dictionary: TextDictionary,
            _ body: (UnsafeRawBufferPointer) -> Result
        ) -> Result {
            guard code < 0, let texts else { return dictionary.withText(UInt32(truncatingIfNeeded: code), body) }
            return texts.withText(UInt32(truncatingIfNeeded: ~code), body)
        }
    }

    init(of block: ParsedBlock, _ numbers: VocabularyMapping, _ vocabulary: Vocabulary) {
        dictionaries = numbers.dictionaries
        for (number, texts) in block.newTexts.dictionaries.enumerated() {
            let target = vocabulary.dictionaries[vocabulary.dictionaryNumber(of: numbers.columns[number])]
            var codes: [UInt32] = []
            if let texts, !target.keepsPlainTexts { codes = target.codes(ofAll: texts) }
            ofDictionaries.append(OfDictionary(texts: texts, target: target, codes: codes))
        }
    }
    /// The new texts of the dictionary of one of the thread's columns.
    subscript(column: UInt32) -> OfDictionary {
        let dictionary = Int(dictionaries[Int(column)])
        return dictionary < ofDictionaries.count
            ? ofDictionaries[dictionary] : OfDictionary(texts: nil, target: nil, codes: [])
    }
}
