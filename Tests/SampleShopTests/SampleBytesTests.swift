import SampleShop
import Testing

struct SampleBytesTests {
    private struct Full: Error, Equatable {}

    @Test func `the same numbers give the same bytes`() {
        let one = SampleShop(orders: 400, contacts: 50, seed: 9).bytes()
        let other = SampleShop(orders: 400, contacts: 50, seed: 9).bytes()
        #expect(!one.isEmpty)
        #expect(one == other)
    }

    @Test(arguments: [
        SampleShop(orders: 400, contacts: 50, seed: 10),
        SampleShop(orders: 401, contacts: 50, seed: 9),
        SampleShop(orders: 400, contacts: 51, seed: 9),
    ])
    func `another number gives other bytes`(shop: SampleShop) {
        #expect(shop.bytes() != SampleShop(orders: 400, contacts: 50, seed: 9).bytes())
    }

    /// The checksum (64-bit FNV-1a) was taken once from a release build; it holds the shop still across machines.
    @Test func `a known shop has the bytes that it always had`() {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in SampleShop(orders: 300, seed: 2_024).bytes() {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        #expect(hash == 0xBD5F_8889_A5F1_9DC1)
    }

    /// Without the rule this shop has two views of one product, by one customer in one minute.
    @Test func `no event comes twice`() {
        let lines = SampleShop(orders: 3_000, contacts: 3, seed: 8).bytes().split(separator: UInt8(ascii: "\n"))
        #expect(Set(lines).count == lines.count)
    }

    @Test func `chunks are whole lines of about 256 KB`() {
        var sizes: [Int] = []
        SampleShop(orders: 1_500, seed: 3).write { chunk in
            sizes.append(chunk.count)
            #expect(chunk.last == UInt8(ascii: "\n"))
        }
        #expect(sizes.count > 3)
        #expect(sizes.dropLast().allSatisfy { (256 << 10..<272 << 10).contains($0) })
    }

    @Test func `a sink that throws ends the stream`() {
        var calls = 0
        #expect(throws: Full()) {
            try SampleShop(orders: 1_500, seed: 3).write { _ in
                calls += 1
                throw Full()
            }
        }
        #expect(calls == 1)
    }
}
