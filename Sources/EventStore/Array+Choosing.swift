internal import Columns

extension Array where Element: BitwiseCopyable {
    /// The elements whose bit is one, in their order.
    func entries(where wanted: Bitmap) -> [Element] {
        [Element](unsafeUninitializedCapacity: wanted.ones) { entries, count in
            wanted.forEachOne { place in
                entries[count] = self[place]
                count += 1
            }
        }
    }
}
