internal import NIOCore
internal import Synchronization

/// The connections that have brought a request, so that the end of the sandbox can end them.
///
/// The web server would wait for the other side to close a connection that is kept alive.
final class OpenConnections: Sendable {
    private struct State {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var isEnding = false
    }

    private let state = Mutex(State())

    /// Enters a connection, once; after the end has begun it is closed instead.
    func enter(_ channel: any Channel) {
        let key = ObjectIdentifier(channel)
        let (isNew, isEnding) = state.withLock { state in
            (!state.isEnding && state.channels.updateValue(channel, forKey: key) == nil, state.isEnding)
        }
        if isEnding { channel.close(promise: nil) }
        if isNew { channel.closeFuture.whenComplete { _ in self.leave(key) } }
    }

    /// Closes all connections, and those that are still to come.
    func end() {
        let channels = state.withLock { state in
            state.isEnding = true
            return Array(state.channels.values)
        }
        for channel in channels { channel.close(promise: nil) }
    }

    private func leave(_ key: ObjectIdentifier) {
        state.withLock { state in
            state.channels[key] = nil
        }
    }
}
