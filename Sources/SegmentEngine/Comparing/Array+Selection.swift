extension Array where Element: Comparable {
    /// The element that would stand at a place if the array were sorted, in linear time on average.
    ///
    /// The elements are moved about. The place must be one of the array's.
    mutating func element(atSortedPlace place: Int) -> Element {
        withUnsafeMutableBufferPointer { elements in
            var (low, high) = (0, elements.count - 1)
            // Quickselect: each round keeps the side of the pivot in which the place lies.
            while low < high {
                let pivot = Self.middle(elements[low], elements[low + (high - low) / 2], elements[high])
                var (left, right) = (low, high)
                while left <= right {
                    while elements[left] < pivot { left += 1 }
                    while pivot < elements[right] { right -= 1 }
                    if left <= right {
                        elements.swapAt(left, right)
                        left += 1
                        right -= 1
                    }
                }
                if place <= right {
                    high = right
                } else if place >= left {
                    low = left
                } else {
                    break
                }
            }
            return elements[place]
        }
    }

    private static func middle(_ a: Element, _ b: Element, _ c: Element) -> Element {
        Swift.max(Swift.min(a, b), Swift.min(Swift.max(a, b), c))
    }
}
