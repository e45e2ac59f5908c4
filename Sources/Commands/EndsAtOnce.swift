/// A command that reads the database and prints: Ctrl-C may end it at any moment, since there is nothing to be left well.
protocol EndsAtOnce {}

extension PreviewCommand: EndsAtOnce {}
extension ExplainCommand: EndsAtOnce {}
extension HistoryCommand: EndsAtOnce {}
extension OverlapCommand: EndsAtOnce {}
extension DiffCommand: EndsAtOnce {}
extension SegmentsCheckCommand: EndsAtOnce {}
extension RFMCommand: EndsAtOnce {}
extension AverageCheckCommand: EndsAtOnce {}
