/// What is wrong with a text that the parser refuses, in words for the user: slow, exact, and only for what is broken.
struct JSONDiagnosis: Hashable {
    /// Where the fault is seen, from the beginning of the text.
    let offset: Int
    let reason: String
    /// Whether it is something that a reader which repairs takes for what was meant.
    let isRepairable: Bool

    /// Finds the first fault; nil if there is none.
    init?(of bytes: UnsafeRawBufferPointer) {
        var walk = JSONWalk(bytes)
        do throws(JSONDiagnosis) {
            try walk.document()
        } catch {
            self = error
            return
        }
        return nil
    }

    init(_ reason: String, at offset: Int, isRepairable: Bool = false) {
        self.offset = offset
        self.reason = reason
        self.isRepairable = isRepairable
    }

    /// A blank or quote of typography where JSON needs a plain one.
    init(_ character: Typography, at offset: Int) {
        self.init(
            "\(character.described) stands where JSON needs a plain \(character.isBlank ? "space" : "\"")",
            at: offset,
            isRepairable: true
        )
    }
}

extension JSONDiagnosis: Error {}
