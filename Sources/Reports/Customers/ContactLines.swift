internal import EventModel
package import Presentation

/// Rows of a result for a program, made field by field as bytes.
package struct ContactLines {
    /// What was made so far and is not written yet.
    package var bytes: [UInt8] = []
    private let notation: RowNotation
    private let isObject: Bool
    /// What stands before each field, one behind another, and where each ends.
    private var before: [UInt8] = []
    private var beforeEnds: [Int] = []
    /// The names as fields, one behind another, and where each ends.
    private var names: [UInt8] = []
    private var nameEnds: [Int] = []
    private var field = 0
    private var isFirst = true

    /// Prepares lines with these titles; fields that are one of some names give its number.
    package init(_ notation: RowNotation, titles: [String], names: [String]) {
        self.notation = notation
        isObject =
            switch notation {
            case .csv: false
            case .json, .ndjson: true
            }
        for (index, title) in notation.keys(titles).enumerated() {
            switch notation {
            case .csv(let writer): before += index == 0 ? [] : [writer.delimiter.rawValue]
            case .json: Self.append(key: title, isFirst: index == 0, to: &before)
            case .ndjson(let part):
                if index == 0, let part {
                    Self.append(key: "part", isFirst: true, to: &before)
                    JSONText.appendText(part, to: &before)
                }
                Self.append(key: title, isFirst: index == 0 && part == nil, to: &before)
            }
            beforeEnds.append(before.count)
        }
        for name in names {
            Self.append(name, notation, to: &self.names)
            nameEnds.append(self.names.count)
        }
    }

    /// Begins a line with a text, given as UTF-8.
    package mutating func begin(_ text: UnsafeRawBufferPointer) {
        if case .json = notation, !isFirst {
            bytes.append(UInt8(ascii: ","))
            bytes.append(UInt8(ascii: "\n"))
        }
        (field, isFirst) = (0, false)
        beginField()
        switch notation {
        case .csv(let writer): writer.appendText(text, to: &bytes)
        case .json, .ndjson: JSONText.appendText(text, to: &bytes)
        }
    }

    /// Ends a line.
    package mutating func end() {
        switch notation {
        case .csv:
            bytes.append(UInt8(ascii: "\r"))
            bytes.append(UInt8(ascii: "\n"))
        case .json: bytes.append(UInt8(ascii: "}"))
        case .ndjson:
            bytes.append(UInt8(ascii: "}"))
            bytes.append(UInt8(ascii: "\n"))
        }
    }

    /// Adds a field without a value.
    package mutating func appendMissing() {
        beginField()
        if isObject { bytes.append(contentsOf: "null".utf8) }
    }

    /// Adds a text.
    package mutating func append(text: String) {
        beginField()
        Self.append(text, notation, to: &bytes)
    }

    /// Adds a whole number.
    package mutating func append(_ number: Int64) {
        beginField()
        DecimalText.append(mantissa: number, scale: 0, to: &bytes)
    }

    /// Adds an amount of money, which JSON has as text.
    package mutating func append(money mantissa: Int64, scale: Int) {
        beginField()
        quote()
        DecimalText.append(mantissa: mantissa, scale: UInt8(clamping: scale), to: &bytes)
        quote()
    }

    /// Adds an amount of money that 64 bits do not hold.
    package mutating func append(money digits: String) {
        beginField()
        quote()
        bytes.append(contentsOf: digits.utf8)
        quote()
    }

    /// Adds one of the names.
    package mutating func append(name: Int) {
        beginField()
        append(names, from: name == 0 ? 0 : nameEnds[name - 1], to: nameEnds[name])
    }

    private mutating func beginField() {
        append(before, from: field == 0 ? 0 : beforeEnds[field - 1], to: beforeEnds[field])
        field += 1
    }

    /// Adds a part of some bytes; a slice would be counted as another owner of them, nine times a line.
    private mutating func append(_ other: [UInt8], from start: Int, to end: Int) {
        other.withUnsafeBufferPointer { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[start..<end])) }
    }

    private mutating func quote() {
        if isObject { bytes.append(UInt8(ascii: "\"")) }
    }

    private static func append(key: String, isFirst: Bool, to bytes: inout [UInt8]) {
        bytes.append(isFirst ? UInt8(ascii: "{") : UInt8(ascii: ","))
        JSONText.appendText(key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
    }

    private static func append(_ text: String, _ notation: RowNotation, to bytes: inout [UInt8]) {
        switch notation {
        case .csv(let writer): writer.appendText(text, to: &bytes)
        case .json, .ndjson: JSONText.appendText(text, to: &bytes)
        }
    }
}
