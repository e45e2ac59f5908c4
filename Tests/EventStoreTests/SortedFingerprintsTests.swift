import Testing

@testable import EventStore

struct SortedFingerprintsTests {
    @Test(arguments: 0..<20)
    func `finds what a search of all pairs finds`(seed: Int) {
        var random = SystemRandomNumberGenerator()
        let span = Int64(1) << Int64(seed * 2)
        let own = (0..<300).map { _ in Int64.random(in: 0..<span, using: &random) }.sorted()
        let others = (0..<500).map { _ in Int64.random(in: 0..<span, using: &random) }.sorted() + own.suffix(3)
        let hits = SortedFingerprints(own).hits(among: others)
        let found = hits.flatMap { hit in hit.equals.map { [hit.place, $0] } }
        let pairs = others.indices.flatMap { other in
            own.indices.filter { own[$0] == others[other] }.map { [other, $0] }
        }
        #expect(found == pairs)
    }

    @Test func `no fingerprints are among none`() {
        #expect(SortedFingerprints([]).hits(among: [0, 1, 2]).isEmpty)
        #expect(SortedFingerprints([1]).hits(among: []).isEmpty)
    }
}
