import Foundation
import Testing

struct `An export` {
    @Test func `gives the stored events back, byte for byte where they came minified`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let outcome = try work.run("export")
        #expect(outcome.code == 0)
        #expect(outcome.errors.isEmpty)
        #expect(outcome.output == SmallShop.stored)
    }

    @Test func `imported into another database gives the same export again`() throws {
        let work = try WorkFolder()
        let sample = try work.run("sample", "--orders", "200", "--seed", "5").bytes
        #expect(
            try work.run("--database", "a.sqlite", "import", "-", "--time-zone", "Europe/Kyiv", input: sample).code == 0
        )
        let first = try work.run("--database", "a.sqlite", "export").bytes
        #expect(first == sample)
        #expect(
            try work.run("--database", "b.sqlite", "import", "-", "--time-zone", "Europe/Kyiv", input: first).code == 0
        )
        #expect(try work.run("--database", "b.sqlite", "export").bytes == first)
    }

    @Test func `keeps digits, kinds, order and unknown members`() throws {
        let work = try WorkFolder()
        let event =
            #"{"occurred":"2024-01-31T08:30:15.250+02:00","source":{"app":[1,2.50,1e5]},"params":[{"value":"0042","name":"a"},"#
            + #"{"name":"b","value":258.0},{"name":"c","value":"258.0"},{"name":"d","value":12345678901234567890123},"#
            + #"{"name":"a","value":null},{"name":"e","value":"[{\"x\": 1}, {\"y\": \"\\u0456\"}]"},"#
            + #"{"name":"f","value":[{"x":true},{}]},{"name":"ґ","value":"їжак\n"}],"eventTypeKey":"odd"}"#
        #expect(try work.run("import", "-", "--time-zone", "Europe/Kyiv", input: Data(event.utf8)).code == 0)
        #expect(try work.run("export").output == event + "\n")
    }

    @Test func `ends with code 74 when it cannot be written`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
        let outcome = try work.run("export", output: full)
        #expect(outcome.code == 74)
        #expect(outcome.errors == "muster: standard output cannot be written: No space left on device\n")
    }
}
