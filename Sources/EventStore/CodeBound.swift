internal import Columns

/// What codes are held against that are unpacked only when somebody asks for them, where nothing can be thrown any more.
///
/// The catalogue said that all of them stand for texts, and a faulty writer can have said so.
struct CodeBound: Sendable {
    /// How many texts there are.
    let texts: Int
    /// Where the codes stand.
    let address: ChunkAddress
    /// What is wrong is noted here.
    let damage: Vocabulary.Damage

    /// Makes sure that codes stand for texts that there are; else that is noted, and all of them stand for the first text.
    func check(_ codes: inout [Int64]) {
        guard !Self.areAll(codes, below: texts) else { return }
        let detail = CorruptColumn.Fault.textsMissing(known: texts)
        damage.note(DamagedBytes(place: address.description, detail: CorruptColumn(detail, at: 0).description))
        codes = Array(repeating: 0, count: codes.count)
    }

    /// Whether codes stand for texts that there are.
    static func areAll(_ codes: [Int64], below texts: Int) -> Bool {
        let (codes, greatest) = (codes.span, Int64(texts) - 1)
        // Below zero as soon as one code is, or is greater.
        var signs: Int64 = 0
        for index in codes.indices { signs |= codes[index] | (greatest &- codes[index]) }
        return signs >= 0
    }
}
