/// For each key the numbers of the entries that have it, ascending.
struct GroupedNumbers {
    private var starts: [Int]
    private var numbers: [UInt32]

    /// Groups entries by their keys, which are less than `count`; others are left out.
    init(_ keys: [UInt32], count: Int) {
        starts = Array(repeating: 0, count: count + 1)
        for key in keys where key < count { starts[Int(key) + 1] += 1 }
        for key in 0..<count { starts[key + 1] += starts[key] }
        numbers = Array(repeating: 0, count: starts[count])
        var next = starts
        for (number, key) in keys.enumerated() where key < count {
            numbers[next[Int(key)]] = UInt32(number)
            next[Int(key)] += 1
        }
    }

    subscript(key: Int) -> ArraySlice<UInt32> { numbers[starts[key]..<starts[key + 1]] }
}
