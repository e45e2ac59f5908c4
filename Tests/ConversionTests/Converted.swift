import Conversion
import DelimitedText
import EventReader

/// A conversion of texts in memory: what it wrote, kept and counted.
final class Converted: ConversionOutput {
    private(set) var events: [String] = []
    /// `file:line@byte reason` for each row that was kept.
    private(set) var rejections: [String] = []
    private(set) var formats: [DelimitedFormat] = []
    private(set) var summary = ConversionSummary()

    init(
        _ tables: [String],
        map: String,
        settings: DelimitedSettings = DelimitedSettings(),
        groupBytes: Int = 1 << 20
    ) throws {
        let map = try ConversionMap(map, path: "map.yaml")
        let conversion = Conversion(map, settings: settings, mostGroupBytes: groupBytes, to: self)
        summary = try conversion.run(
            tables.enumerated().map { .bytes(Array($0.element.utf8), name: "\($0.offset + 1).csv") }
        )
    }

    func write(events bytes: UnsafeRawBufferPointer) throws {
        events += String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    func keep(_ rejection: RowRejection, of file: String) throws {
        rejections.append("\(file):\(rejection.line)@\(rejection.byte) \(rejection.reason)")
    }

    func begin(_ file: String, _ format: DelimitedFormat) { formats.append(format) }

    func goOn(_ file: String, done: Int, of total: Int?) -> Bool { true }
}
