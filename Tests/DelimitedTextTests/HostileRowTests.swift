import DelimitedText
import Testing

@Suite struct `Rows that are no records` {
    @Test(arguments: [
        (
            "too few cells", "1", 8,
            "the row has 1 cell and the header 2; put cells that contain the delimiter in quotes"
        ),
        (
            "too many cells", "1,2,3", 8,
            "the row has 3 cells and the header 2; put cells that contain the delimiter in quotes"
        ),
        ("a NUL byte", "1,a\0b", 11, "there is a NUL byte; the file is damaged, or its encoding is another one"),
        (
            "a NUL byte in quotes", "1,\"a\0b\"", 12,
            "there is a NUL byte; the file is damaged, or its encoding is another one"
        ),
        (
            "text behind a closing quote", "1,\"a\"b", 13,
            "something follows the closing quote; double the quotes that are part of the text"
        ),
        (
            "a quote that is never closed", "1,\"a", 10,
            "a quote is opened here and never closed; close it, or double it if it is part of the text"
        ),
    ])
    func `are kept with their places, and the rest is read`(form: String, row: String, byte: Int, reason: String) throws
    {
        let text = "a,b\n1,2\n\(row)\n3,4\n"
        for block in [1, 3, 7, 1_000] {
            let read = try ReadRows(text, block: block)
            #expect(
                read.rows == ["2@4 1|2", "3@\(byte) ! \(reason)", "4@\(9 + row.utf8.count) 3|4"],
                "\(form), \(block)"
            )
            #expect(read.rejectedTexts == [row])
        }
    }

    @Test func `are kept where bytes are no text of the encoding`() throws {
        var settings = DelimitedSettings()
        settings.encoding = .utf8
        let reason = "this is no utf-8 text; is the encoding right?"
        let read = try ReadRows(Array("a,b\n1,ї\n2,".utf8) + [0xD1, 0x0A] + Array("3,4\n".utf8), settings: settings)
        #expect(read.rows == ["2@4 1|ї", "3@11 ! \(reason)", "4@13 3|4"])
        settings.encoding = .windows1252
        let single = try ReadRows(Array("a,b\n1,".utf8) + [0xE9, 0x0A, 0x32, 0x2C, 0x81, 0x0A], settings: settings)
        #expect(single.rows == ["2@4 1|é", "3@10 ! this is no windows-1252 text; is the encoding right?"])
        settings.encoding = .utf16LittleEndian
        let units: [UInt8] = "a,b\n1,".utf8.flatMap { [$0, 0] }
        let unpaired = try ReadRows(units + [0x00, 0xD8, 0x0A, 0x00], settings: settings)
        #expect(unpaired.rows == ["2@12 ! this is no utf-16le text; is the encoding right?"])
    }

    @Test func `cost one line where a quote is opened and never closed in a long text`() throws {
        let rows = (1...2_000).map { "\($0),x\n" }.joined()
        var settings = DelimitedSettings()
        settings.mostRowBytes = 1_000
        let read = try ReadRows("a,b\n0,\"open\n" + rows, settings: settings, block: 100)
        #expect(read.rows.count == 2_001)
        #expect(read.rows.first?.hasPrefix("2@6 ! a quote is opened here and never closed") == true)
        #expect(read.rows.last == "2002@\(12 + rows.utf8.count - 7) 2000|x")
    }

    @Test func `may have a hundred megabytes on a line, of which the beginning is kept`() throws {
        let beginning = Array("a,b\n1,2\n3,".utf8)
        let end = Array("\n5,6\n".utf8)
        let long = 100_000_000
        var position = 0
        var largest = 0
        let reader = try DelimitedReader("test.csv", settings: DelimitedSettings()) { buffer in
            largest = max(largest, buffer.count)
            let count = min(buffer.count, beginning.count + long + end.count - position)
            UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]).initializeMemory(as: UInt8.self, repeating: 0x78)
            for index in 0..<max(0, min(beginning.count - position, count)) {
                buffer[index] = beginning[position + index]
            }
            for index in max(0, beginning.count + long - position)..<max(count, beginning.count + long - position) {
                buffer[index] = end[position + index - beginning.count - long]
            }
            position += count
            return count
        }
        #expect(try reader.next() == .record)
        guard case .rejected(let rejection)? = try reader.next() else {
            Issue.record("the long line is no rejection")
            return
        }
        #expect(rejection.line == 3 && rejection.byte == 8)
        #expect(rejection.reason.hasPrefix("the row has more than 4194304 bytes"))
        #expect(rejection.text.count == RowRejection.mostBytesKept)
        #expect(try reader.next() == .record)
        #expect(reader.line == 4 && reader.byte == beginning.count + long + 1)
        #expect(try reader.next() == nil)
        // The memory for rows grows with what is asked for at once, and that stays small.
        #expect(largest <= 8 << 20)
    }

    @Test func `have too many cells, and a header of that kind ends the reading`() throws {
        let wide = Array(repeating: "1", count: 10_000).joined(separator: ",")
        let read = try ReadRows("a,b\n\(wide)\n1,2\n")
        #expect(read.rows == ["2@8196 ! the row has more than 4096 cells; is the delimiter right?", "3@20004 1|2"])
        #expect(throws: DelimitedTextError.self) { try ReadRows("\(wide)\n1,2\n") }
    }
}
