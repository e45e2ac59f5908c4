internal import Logging

/// Where the sandbox says what happened to each request: standard error.
enum RequestLog {
    /// A logger that says all of it, or only what ends the sandbox.
    static func make(isQuiet: Bool) -> Logger {
        var log = Logger(label: "sandbox") { StreamLogHandler.standardError(label: $0) }
        log.logLevel = isQuiet ? .error : .info
        return log
    }
}
