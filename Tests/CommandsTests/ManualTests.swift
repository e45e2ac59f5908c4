import Foundation
import Testing

struct `The manual page` {
    @Test func `has every command with its abstract, its options and its examples`() throws {
        let page = try WorkFolder().run("manual").output
        let plain = page.replacing("\\-", with: "-").replacing("\\(aq", with: "'").replacing("\\(ga", with: "`")
            .replacing("\\(ti", with: "~")
        for (words, command) in try CommandTree.read().everyCommand {
            let name = words.joined(separator: " ")
            let section = plain.components(separatedBy: "\n.Ss \(name)\n").dropFirst().first ?? ""
            let own = section.components(separatedBy: "\n.S").first ?? ""
            #expect(own.replacing("\n", with: " ").contains(command.abstract ?? "?"), "\(name)")
            for argument in (command.arguments ?? []) where argument.shouldDisplay {
                for option in argument.longNames where option != "help" && option != "version" {
                    #expect(own.contains("\n.It Fl Fl \(option)"), "\(name) --\(option)")
                }
            }
            for line in (command.discussion ?? "").split(separator: "\n") where line.hasPrefix("  ") {
                #expect(own.contains("\n" + line.dropFirst(2) + "\n"), "\(line)")
            }
        }
    }

    @Test(
        .enabled(if: Tool.path(of: "groff") != nil, "groff is not installed"),
        arguments: [["-mandoc", "-ww", "-Tutf8", "-z"], ["-mandoc", "-ww", "-Tascii", "-z", "-rLL=60n"]]
    )
    func `is taken by groff without a warning`(words: [String]) throws {
        let work = try WorkFolder()
        try work.write("muster.1", try work.run("manual").bytes)
        #expect(try Tool.run("/usr/bin/groff", words + ["muster.1"], in: work.folder) == "")
    }

    @Test(.enabled(if: Tool.path(of: "mandoc") != nil, "mandoc is not installed"))
    func `is taken by mandoc without a warning`() throws {
        let work = try WorkFolder()
        try work.write("muster.1", try work.run("manual").bytes)
        #expect(try Tool.run("/usr/bin/mandoc", ["-T", "lint", "-W", "warning", "muster.1"], in: work.folder) == "")
    }
}
