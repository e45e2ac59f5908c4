/// Why the sandbox cannot begin, or cannot go on.
package enum SandboxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Another program listens on the port.
    case portTaken(Int)
    /// The port cannot be listened on for another reason.
    case cannotListen(port: Int, detail: String)
    /// A file of the sandbox's cannot be written.
    case cannotWrite(path: String, detail: String)

    /// What happened, and what to do.
    package var description: String {
        switch self {
        case .portTaken(let port):
            "port \(port) is taken by another program. Choose another with --port, or 0 for any that is free."
        case .cannotListen(let port, let detail):
            "port \(port) cannot be listened on: \(detail). Choose another with --port, or 0 for any that is free."
        case .cannotWrite(let path, let detail):
            "\(path): cannot be written: \(detail). Check that you may write there and that there is room."
        }
    }
}
