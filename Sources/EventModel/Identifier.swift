/// A value that names a contact, in the one form in which values of its kind are compared.
package struct Identifier: Hashable, Sendable {
    /// What kind of value it is.
    package let kind: IdentifierKind
    /// The value in its normal form: never empty, no blanks around it.
    package let value: String

    /// Makes an identifier of a text or of a number's digits; nil if the text stands for no identifier.
    package init?(kind: IdentifierKind, text: String) {
        guard let value = Self.normalized(text, kind: kind) else { return nil }
        self.kind = kind
        self.value = value
    }
}

extension Identifier {
    /// The form in which a value of this kind is compared; nil if it stands for no identifier.
    ///
    /// Unicode white space around it goes. An email is lower-cased; a phone loses plus signs, brackets, white space and
    /// hyphens of every kind (Unicode's property Dash, and the soft hyphen). Every other letter counts as it stands.
    /// What is then empty, `null` or `undefined` is absent (`YespoRules.absentIdentifiers`): in that spelling alone, so that
    /// an external id `NULL` is one, while an email `NULL` is none, its case being gone by then.
    package static func normalized(_ text: String, kind: IdentifierKind) -> String? {
        var value = trimmed(text)
        switch kind {
        case .email: value = value.lowercased()
        case .phone: value.unicodeScalars.removeAll(where: isPhoneDecoration)
        case .contactId, .externalCustomerId, .pushToken, .contactKey: break
        }
        return YespoRules.absentIdentifiers.contains(value) ? nil : value
    }

    /// The form in which a value, given as UTF-8, is compared; nil if it stands for no identifier.
    package static func normalized(_ bytes: UnsafeRawBufferPointer, kind: IdentifierKind) -> String? {
        normalized(String(decoding: bytes, as: UTF8.self), kind: kind)
    }

    private static func trimmed(_ text: String) -> String {
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
        while let last = scalars.last, isBlank(last) { scalars.removeLast() }
        return String(scalars)
    }

    /// Whether a scalar has Unicode's property White_Space; the properties are looked up for what is not ASCII alone.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar == " " || ("\t"..."\r").contains(scalar) : scalar.properties.isWhitespace
    }

    private static func isPhoneDecoration(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "+", "(", ")", "[", "]", "{", "}", "\u{AD}": true
        default: scalar.properties.isWhitespace || scalar.properties.isDash
        }
    }
}
