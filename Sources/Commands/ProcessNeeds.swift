/// What a command needs of the process that runs it.
struct ProcessNeeds: OptionSet {
    let rawValue: Int

    /// It reads the database and prints: Ctrl-C may end it at any moment, since there is nothing to be left well.
    static let endsAtOnce = ProcessNeeds(rawValue: 1)
    /// It takes a request to end (SIGTERM) for Ctrl-C, since it has something to bring to a good end: requests under way, or a
    /// file half written.
    ///
    /// None that waits in a read of standard input does: nothing but the request itself would end it.
    static let endsWellAtTermination = ProcessNeeds(rawValue: 2)
    /// It goes through all events once, and its memory is bounded however many they are: what it lets go of goes back to the
    /// system, where others keep it for speed.
    static let worksInBoundedMemory = ProcessNeeds(rawValue: 4)
}

/// A command that needs something of its process.
///
/// One protocol for all needs: to find out whether a type has one, Swift goes through all conformances of the program.
protocol NeedingOfProcess {
    /// What it needs.
    static var processNeeds: ProcessNeeds { get }
}

extension PreviewCommand: NeedingOfProcess { static let processNeeds = ProcessNeeds.endsAtOnce }
extension ExplainCommand: NeedingOfProcess { static let processNeeds = ProcessNeeds.endsAtOnce }
extension HistoryCommand: NeedingOfProcess { static let processNeeds = ProcessNeeds.endsAtOnce }
extension OverlapCommand: NeedingOfProcess { static let processNeeds = ProcessNeeds.endsAtOnce }
extension DiffCommand: NeedingOfProcess { static let processNeeds = ProcessNeeds.endsAtOnce }
extension SegmentsCheckCommand: NeedingOfProcess { static let processNeeds = ProcessNeeds.endsAtOnce }
extension RFMCommand: NeedingOfProcess { static let processNeeds = ProcessNeeds.endsAtOnce }
extension AverageCheckCommand: NeedingOfProcess { static let processNeeds = ProcessNeeds.endsAtOnce }

extension PushUndoCommand: NeedingOfProcess { static let processNeeds = ProcessNeeds.endsWellAtTermination }
extension SandboxCommand: NeedingOfProcess { static let processNeeds = ProcessNeeds.endsWellAtTermination }
extension ExportCommand: NeedingOfProcess { static let processNeeds = ProcessNeeds.endsWellAtTermination }
extension ReportCommand: NeedingOfProcess { static let processNeeds = ProcessNeeds.endsWellAtTermination }
extension CompactCommand: NeedingOfProcess { static let processNeeds = ProcessNeeds.endsWellAtTermination }

extension PushCommand: NeedingOfProcess {
    static let processNeeds: ProcessNeeds = [.endsWellAtTermination, .worksInBoundedMemory]
}
extension PushRetryCommand: NeedingOfProcess {
    static let processNeeds: ProcessNeeds = [.endsWellAtTermination, .worksInBoundedMemory]
}
