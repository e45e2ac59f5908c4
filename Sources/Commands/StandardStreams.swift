internal import Glibc

/// The three streams that a program is started with.
enum StandardStreams {
    /// Takes the places of those that are closed, so that no file that is opened later is taken for one of them.
    ///
    /// Reading from such a place, or writing to it, is an error, as if it were closed still.
    static func holdPlaces() {
        for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) < 0 {
            // The lowest number that is free is given, and those below are taken.
            _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }
}

/// Results: bytes to standard output.
enum StandardOutput {
    /// Writes all bytes.
    ///
    /// - Throws: ``OutputFailure`` if the other end is gone or the disk is full.
    static func write(_ bytes: UnsafeRawBufferPointer) throws(OutputFailure) {
        var rest = bytes
        while let start = rest.baseAddress, !rest.isEmpty {
            let written = Glibc.write(STDOUT_FILENO, start, rest.count)
            if written < 0 {
                if errno == EINTR { continue }
                throw OutputFailure(detail: String(cString: strerror(errno)))
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[written...])
        }
    }

    static func write(_ bytes: [UInt8]) throws(OutputFailure) {
        // Array.withUnsafeBytes has no typed throws, so the failure leaves it as a value.
        let failure = bytes.withUnsafeBytes { bytes -> OutputFailure? in
            do throws(OutputFailure) {
                try write(bytes)
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
    }

    static func write(_ text: String) throws(OutputFailure) {
        try write(Array(text.utf8))
    }

    /// Whether a person looks at the output rather than a file or a pipe.
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Whether it goes into a file: in a pipe there is another program, which speaks for itself.
    static var isFile: Bool { lseek(STDOUT_FILENO, 0, SEEK_CUR) >= 0 }

    /// The columns of the terminal; without one what the variable COLUMNS says, or nil if it says nothing.
    static var terminalWidth: Int? {
        Terminal.width(STDOUT_FILENO) ?? getenv("COLUMNS").flatMap { Terminal.width(saidBy: $0) }
    }
}

/// How wide terminals are.
enum Terminal {
    /// The columns of the terminal that a descriptor leads to; nil if it leads to none, or none that says.
    static func width(_ descriptor: Int32) -> Int? {
        var size = winsize()
        guard isatty(descriptor) == 1, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }

    /// The columns that a variable of the environment says; nil unless it is a whole number above 0.
    static func width(saidBy variable: UnsafePointer<CChar>) -> Int? {
        Int(String(cString: variable)).flatMap { $0 > 0 ? $0 : nil }
    }
}

/// Progress, hints and errors: text to standard error.
enum StandardError {
    static func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    /// Writes what a reader of a result should know, a line each.
    static func write(hints: [String]) {
        for hint in hints { write("hint: \(hint)\n") }
    }

    /// Whether a person watches.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// How wide a line of progress may be: one that reaches the terminal's edge would be wrapped, and stay behind.
    static func progressWidth(_ most: Int) -> Int { Terminal.width(STDERR_FILENO).map { min(most, $0 - 1) } ?? most }
}

/// The results could not be written.
struct OutputFailure: CommandFailure {
    let detail: String
    let exitCode = ExitStatus.inputOutput

    var message: String { "standard output cannot be written: \(detail)" }
}
