import Foundation
import Testing

/// The style sheet of pages, whose colours must be told apart by everybody (WCAG 2.1, level AA).
struct PageStyleTests {
    private static let css = try? String(
        contentsOf: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "reports/page/style.css"),
        encoding: .utf8
    )

    /// The colours by name: of light pages, and of dark ones.
    private static func palettes() throws -> [[String: String]] {
        try #require(css).components(separatedBy: ":root {").dropFirst().map { block in
            var colours: [String: String] = [:]
            for line in (block.components(separatedBy: "}").first ?? "").split(separator: "\n") {
                let parts = line.split(separator: ":").map { $0.trimmingCharacters(in: .init(charactersIn: " ;-")) }
                if parts.count == 2 { colours[parts[0]] = parts[1] }
            }
            return colours
        }
    }

    /// The contrast of two colours, by WCAG's definition of relative luminance.
    private static func contrast(_ one: String, _ other: String) throws -> Double {
        func luminance(_ colour: String) throws -> Double {
            let value = try #require(Int(colour.dropFirst(), radix: 16), "\(colour)")
            let parts = [value >> 16 & 255, value >> 8 & 255, value & 255].map { part -> Double in
                let share = Double(part) / 255
                return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
        }
        let (a, b) = (try luminance(one), try luminance(other))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    /// What stands on what, and the least contrast: 4.5 for text, 3 for what is drawn.
    private static let pairs: [(String, String, Double)] =
        [
            ("text", "page", 4.5), ("text", "panel", 4.5), ("quiet", "page", 4.5), ("quiet", "panel", 4.5),
            ("link", "page", 4.5), ("series-1", "page", 3), ("series-2", "page", 3), ("series-3", "page", 3),
        ] + (0...5).map { ("on-\($0)", "shade-\($0)", 4.5) }

    @Test func `black on white has a contrast of 21, and grey on grey of 1`() throws {
        #expect(abs(try Self.contrast("#000000", "#ffffff") - 21) < 0.001)
        #expect(abs(try Self.contrast("#777777", "#777777") - 1) < 0.001)
        #expect(abs(try Self.contrast("#777777", "#ffffff") - 4.478) < 0.001)
    }

    @Test func `every colour has contrast enough, in light and in dark`() throws {
        let palettes = try Self.palettes()
        #expect(palettes.count == 2)
        for colours in palettes {
            for (above, below, least) in Self.pairs {
                let contrast = try Self.contrast(
                    try #require(colours[above], "\(above)"),
                    try #require(colours[below], "\(below)")
                )
                #expect(contrast >= least, "\(above) on \(below): \(contrast)")
            }
            // Lines that only set off rows carry no meaning; every other colour has been looked at.
            let looked = Set(Self.pairs.flatMap { [$0.0, $0.1] } + ["rule"])
            #expect(Set(colours.keys) == looked)
        }
    }

    @Test func `neighbouring shades are told apart`() throws {
        for colours in try Self.palettes() {
            for shade in 1...5 {
                let (lower, upper) = (colours["shade-\(shade - 1)"] ?? "", colours["shade-\(shade)"] ?? "")
                #expect(try Self.contrast(lower, upper) >= 1.15)
            }
        }
    }

    @Test func `paper is always light, and colours stand nowhere else`() throws {
        let css = try #require(Self.css)
        #expect(css.contains("@media screen and (prefers-color-scheme: dark)"))
        let rules = css.components(separatedBy: "* { box-sizing").last ?? ""
        #expect(!rules.contains("#"))
        #expect(!css.contains("url(") && !css.contains("@import"))
    }
}
