internal import ArgumentParser

/// The command `muster segments`.
struct SegmentsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segments",
        abstract: "Check, format and list segments, without asking who is in them.",
        discussion: """
            Examples:
              muster segments check queries
              muster segments format vip.segment --write
              muster segments list
            """,
        subcommands: [
            SegmentsCheckCommand.self, SegmentsFormatCommand.self, SegmentsListCommand.self, SegmentsShowCommand.self,
        ]
    )

    @ParentCommand var muster: Muster
}
