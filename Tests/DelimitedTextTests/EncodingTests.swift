import DelimitedText
import Foundation
import Glibc
import Testing

@Suite struct `Encodings` {
    /// The text in an encoding, by the system's own tables.
    private static func encoded(_ text: String, _ name: String) throws -> [UInt8] {
        let descriptor = try #require(iconv_open(name, "UTF-8"))
        defer { iconv_close(descriptor) }
        var input = Array(text.utf8).map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: 4 * input.count + 8)
        let outputSize = output.count
        return input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (source, sourceLeft) = (input.baseAddress, input.count)
                var (target, targetLeft) = (output.baseAddress, outputSize)
                iconv(descriptor, &source, &sourceLeft, &target, &targetLeft)
                return output[..<(outputSize - targetLeft)].map { UInt8(bitPattern: $0) }
            }
        }
    }

    static let shop = """
        номер;ім'я;місто;сума
        1;Олена Іваненко;Київ;12,50
        2;Тарас Ґудзь;Львів;99,00
        3;Єва Їжак;Чернігів;5,10

        """
    static let cafe =
        "no,name,town,note\n1,Jürgen Müller,Köln,Straße\n2,José Peña,Málaga,señor\n3,Zoë Brontë,Genève,café crème\n"

    @Test(arguments: [
        (TextEncoding.utf8, "UTF-8", shop), (.utf16LittleEndian, "UTF-16LE", shop), (.utf16BigEndian, "UTF-16BE", shop),
        (.windows1251, "WINDOWS-1251", shop), (.windows1252, "WINDOWS-1252", cafe), (.cp437, "CP437", cafe),
        (.utf8, "UTF-8", cafe), (.utf16LittleEndian, "UTF-16LE", cafe),
    ])
    func `are detected and decoded, whatever the block size`(encoding: TextEncoding, name: String, text: String) throws
    {
        let bytes = try Self.encoded(text, name)
        let expected = try ReadRows(text)
        let read = try ReadRows(bytes)
        #expect(read.format.encoding == encoding)
        #expect(read.format.doubts.filter { $0.contains("encoding") } == [])
        #expect(read.cells == expected.cells && read.cells.count == 3)
        #expect(read.columns == expected.columns)
        var settings = DelimitedSettings()
        settings.encoding = encoding
        for block in [1, 2, 5, 33] {
            #expect(try ReadRows(bytes, settings: settings, block: block).rows == read.rows, "block \(block)")
        }
        // The bytes of a place are those of the source: there the row's first letter stands.
        let place = try #require(
            read.rows.last?.split(separator: "@").last?.split(separator: " ").first.flatMap { Int($0) }
        )
        #expect(Array(bytes[place...]) == (try Self.encoded(String(text.split(separator: "\n")[3]) + "\n", name)))
    }

    @Test(arguments: [
        (TextEncoding.utf8, [0xEF, 0xBB, 0xBF] as [UInt8], "UTF-8"), (.utf16LittleEndian, [0xFF, 0xFE], "UTF-16LE"),
        (.utf16BigEndian, [0xFE, 0xFF], "UTF-16BE"),
    ])
    func `are told by a mark, which is no part of the first name`(
        encoding: TextEncoding,
        mark: [UInt8],
        name: String
    ) throws {
        let read = try ReadRows(mark + Self.encoded("імя,б\n1,2\n", name))
        #expect(read.format.encoding == encoding)
        #expect(read.columns == ["імя", "б"])
        #expect(read.cells == ["1|2"])
    }

    @Test(arguments: [(TextEncoding.windows1251, "WINDOWS-1251"), (.windows1252, "WINDOWS-1252"), (.cp437, "CP437")])
    func `of one byte a letter have the tables of the system`(encoding: TextEncoding, name: String) throws {
        var settings = DelimitedSettings()
        (settings.encoding, settings.delimiter, settings.columns) = (encoding, .comma, ["letter"])
        var meaningful = 0
        for byte in UInt8(0x80)...0xFF {
            let row = try #require(try ReadRows([byte, 0x0A], settings: settings).rows.first)
            let letter = row.dropFirst("1@0 ".count)
            if letter.hasPrefix("!") {
                // Windows leaves these without a meaning.
                #expect([0x81, 0x8D, 0x8F, 0x90, 0x98, 0x9D].contains(byte), "\(byte)")
            } else {
                meaningful += 1
                #expect(try Self.encoded(String(letter), name) == [byte])
            }
        }
        #expect(meaningful >= 123)
    }

    @Test func `are a guess where a few bytes tell nothing, and the guess is said`() throws {
        let read = try ReadRows([0x61, 0x2C, 0x62, 0x0A, 0x31, 0x2C, 0xB5, 0x0A])
        #expect(read.format.doubts.contains { $0.hasPrefix("the encoding is a guess") })
    }

    @Test func `keep characters beyond the first 65,536 in UTF-16`() throws {
        let bytes = try Self.encoded("a,b\n😀,2\n3,4\n", "UTF-16LE")
        #expect(try ReadRows(bytes).rows == ["2@8 😀|2", "3@18 3|4"])
    }

    @Test func `can be named in several ways`() {
        #expect(TextEncoding(name: "UTF8") == .utf8)
        #expect(TextEncoding(name: "CP1251") == .windows1251)
        #expect(TextEncoding(name: "Windows-1252") == .windows1252)
        #expect(TextEncoding(name: "ibm437") == .cp437)
        #expect(TextEncoding(name: "koi8-r") == nil)
    }
}
