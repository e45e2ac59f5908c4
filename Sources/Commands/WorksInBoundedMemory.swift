/// A command that goes through all events once, and whose memory is bounded however many they are: what it lets go of goes back
/// to the system, where others keep it for speed.
protocol WorksInBoundedMemory {}

extension PushCommand: WorksInBoundedMemory {}
extension PushRetryCommand: WorksInBoundedMemory {}
