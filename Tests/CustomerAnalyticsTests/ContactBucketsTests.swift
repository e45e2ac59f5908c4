import TestSupport
import Testing

@testable import CustomerAnalytics

@Suite struct ContactBucketsTests {
    /// Of 8 bytes, so that 2,048 fill a block.
    private struct Entry: BitwiseCopyable {
        let row: UInt32
        let place: UInt16
    }

    /// Where an entry was found, or ought to be.
    private struct Finding: Hashable {
        let lot: Int
        let contact: Int
        let row: UInt32
    }

    @Test(arguments: [
        // Nothing; less than a block; just one, and one more, all of one contact; lots in turns; several buckets and slabs.
        (1, [[]]), (1, [[5]]), (1, [[2_048], [1]]), (1, [[2_047], [2]]), (1, [[2_049]]),
        (70, [[1, 2_048], [0, 3], [4_096]]),
        (5_000, [[3_000, 2_000], [40_000], [1]]), (100_000, [[150_000], [70_000, 1], [9]]),
    ])
    func `every entry is in the bucket of its contact and in its lot`(contacts: Int, lots: [[Int]]) {
        var dice = Dice(seed: UInt64(contacts))
        var buckets = ContactBuckets<Entry>(contacts: contacts)
        var expected: Set<Finding> = []
        var row: UInt32 = 0
        for (lot, additions) in lots.enumerated() {
            buckets.beginLot()
            for count in additions {
                let list = (0..<2 * count).map { _ in UInt32.random(in: 0..<UInt32(contacts), using: &dice) }
                // Every other row is wanted.
                let rows = (0..<count).map { UInt32(2 * $0) }
                for each in rows {
                    expected.insert(Finding(lot: lot, contact: Int(list[Int(each)]), row: row + each))
                }
                let first = row
                buckets.append(rows, of: list) { Entry(row: first + UInt32($0), place: $1) }
                row += UInt32(2 * count)
            }
        }
        var found: Set<Finding> = []
        var count = 0
        var next = 0
        for bucket in 0..<buckets.count {
            let own = buckets.contacts(of: bucket)
            #expect(own.lowerBound == next)
            next = own.upperBound
            buckets.forEachBlock(of: bucket) { lot, entries in
                for entry in entries {
                    let contact = own.lowerBound + Int(entry.place)
                    #expect(own.contains(contact))
                    found.insert(Finding(lot: lot, contact: contact, row: entry.row))
                    count += 1
                }
            }
        }
        #expect(next == contacts)
        #expect(found == expected)
        #expect(count == expected.count)
    }
}
