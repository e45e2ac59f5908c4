/// Texts that are one slip of the finger apart.
enum Neighbours {
    /// Whether one insertion, omission, replacement or swap of neighbours turns one text into the other; equal ones are not.
    static func areOneStepApart<Element: Equatable>(_ left: [Element], _ right: [Element]) -> Bool {
        guard left != right, abs(left.count - right.count) <= 1 else { return false }
        var start = 0
        while start < min(left.count, right.count), left[start] == right[start] { start += 1 }
        var (leftEnd, rightEnd) = (left.count, right.count)
        while leftEnd > start, rightEnd > start, left[leftEnd - 1] == right[rightEnd - 1] {
            leftEnd -= 1
            rightEnd -= 1
        }
        let (leftRest, rightRest) = (left[start..<leftEnd], right[start..<rightEnd])
        if leftRest.count <= 1, rightRest.count <= 1 { return true }
        return leftRest.count == 2 && rightRest.count == 2 && leftRest.elementsEqual(rightRest.reversed())
    }
}
