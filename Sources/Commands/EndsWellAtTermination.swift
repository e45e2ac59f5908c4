/// A command that takes a request to end (SIGTERM) for Ctrl-C, since it has something to bring to a good end: requests under way,
/// or a file half written.
///
/// None that waits in a read of standard input is one: nothing but the request itself would end it.
protocol EndsWellAtTermination {}

extension PushCommand: EndsWellAtTermination {}
extension PushRetryCommand: EndsWellAtTermination {}
extension PushUndoCommand: EndsWellAtTermination {}
extension SandboxCommand: EndsWellAtTermination {}
extension ExportCommand: EndsWellAtTermination {}
extension ReportCommand: EndsWellAtTermination {}
extension CompactCommand: EndsWellAtTermination {}
