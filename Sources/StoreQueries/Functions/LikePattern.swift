internal import SegmentEngine

/// A pattern of LIKE without regard to case: `%` stands for any text, `_` for one character.
final class LikePattern {
    private enum Piece: Equatable {
        case anyText
        case anyCharacter
        case byte(UInt8)
    }

    private let pieces: [Piece]

    /// Reads a pattern.
    ///
    /// - Parameter escape: What makes the character behind it stand for itself.
    init(_ text: String, escape: Unicode.Scalar?) {
        var pieces: [Piece] = []
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if !isEscaped, scalar == escape {
                isEscaped = true
            } else if !isEscaped, scalar == "%" {
                if pieces.last != .anyText { pieces.append(.anyText) }
            } else if !isEscaped, scalar == "_" {
                pieces.append(.anyCharacter)
            } else {
                isEscaped = false
                let bytes = Array(String(scalar).utf8)
                pieces += bytes.withUnsafeBytes { CaseFolding.folded($0) }.map { .byte($0) }
            }
        }
        self.pieces = pieces
    }

    /// Whether the whole text is as the pattern says.
    func matches(_ text: UnsafeRawBufferPointer) -> Bool {
        let text = CaseFolding.folded(text)
        var (position, piece) = (0, 0)
        // Where to go on if what follows the last % does not fit: one character further.
        var (retryPosition, retryPiece) = (0, -1)
        while position < text.count {
            if piece < pieces.count {
                switch pieces[piece] {
                case .anyText:
                    (retryPosition, retryPiece) = (position, piece)
                    piece += 1
                    continue
                case .anyCharacter:
                    position = Self.end(ofCharacterAt: position, in: text)
                    piece += 1
                    continue
                case .byte(let byte) where byte == text[position]:
                    position += 1
                    piece += 1
                    continue
                case .byte: break
                }
            }
            guard retryPiece >= 0 else { return false }
            retryPosition = Self.end(ofCharacterAt: retryPosition, in: text)
            (position, piece) = (retryPosition, retryPiece + 1)
        }
        return pieces[piece...].allSatisfy { $0 == .anyText }
    }

    private static func end(ofCharacterAt position: Int, in text: [UInt8]) -> Int {
        var end = position + 1
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
        return end
    }
}
