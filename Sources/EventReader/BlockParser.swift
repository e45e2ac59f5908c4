/// Parses the events of a block one by one: one parser a thread.
package final class BlockParser {
    private let parser = JSONParser()

    /// Makes a parser.
    package init() {}

    /// Gives each event of the block, or why it is none, in the order of the stream.
    ///
    /// An event is an object that is whole JSON; whether it has a type and a time is for the receiver to see,
    /// who gets its tokens, the opening bracket first, and need not walk to the end.
    package func parse(
        _ block: EventBlock,
        event: (inout JSONTokens, EventSlice) throws -> Void,
        rejected: (Rejection) throws -> Void
    ) throws {
        for slice in block.slices {
            switch parse(slice, of: block) {
            case .tokens(var tokens): try event(&tokens, slice)
            case .rejected(let rejection): try rejected(rejection)
            }
        }
    }

    /// What a slice is.
    package enum Parsed {
        /// A whole JSON object, whose tokens live until the next slice is parsed.
        case tokens(JSONTokens)
        /// None, and why.
        case rejected(Rejection)
    }

    /// Parses one slice of a block.
    package func parse(_ slice: EventSlice, of block: EventBlock) -> Parsed {
        if let fault = slice.fault { return .rejected(Self.rejection(slice, fault, of: block)) }
        do throws(JSONError) {
            return .tokens(try parser.parse(block.bytes(of: slice)))
        } catch {
            let reason = Self.brokenReason(slice, of: block) ?? "broken JSON: \(error.message)"
            return .rejected(Rejection(slice, of: block, reason: reason))
        }
    }

    private static func rejection(_ slice: EventSlice, _ fault: FramingFault, of block: EventBlock) -> Rejection {
        let found = fault == .broken ? brokenReason(slice, of: block) : strayReason(slice, fault, of: block)
        return Rejection(slice, of: block, reason: found ?? block.subject.words(fault.reason))
    }

    private static func brokenReason(_ slice: EventSlice, of block: EventBlock) -> String? {
        let bytes = block.bytes(of: slice)
        guard let diagnosis = JSONDiagnosis(of: bytes) else { return nil }
        let line = bytes[..<diagnosis.offset].reduce(slice.line) { $1 == .newline ? $0 + 1 : $0 }
        let mend = diagnosis.isRepairable ? mend(block) : ""
        return "broken JSON: \(diagnosis.reason), at line \(line), byte \(slice.byte + diagnosis.offset)\(mend)"
    }

    /// What bytes that stand between events are, if a reader that repairs could make sense of them.
    private static func strayReason(_ slice: EventSlice, _ fault: FramingFault, of block: EventBlock) -> String? {
        if fault == .trailingComma { return block.subject.words(fault.reason) + mend(block) }
        guard fault == .strayBytes || fault == .notAnObject, let character = Typography(block.bytes(of: slice)) else {
            return nil
        }
        return "broken JSON: \(JSONDiagnosis(character, at: 0).reason)\(mend(block))"
    }

    private static func mend(_ block: EventBlock) -> String {
        block.isUnrepaired && block.subject == .events ? "; try --repair" : ""
    }
}
