internal import Glibc

/// A question to a person at a terminal.
enum Question {
    /// Asks, and waits for a line; empty when the input ends.
    ///
    /// A read that blocks would go on after Ctrl-C, so it is only begun when there is something to read.
    ///
    /// - Parameter stopped: What to say when the user presses Ctrl-C instead of answering.
    static func ask(_ text: String, stopped: String) throws -> String {
        StandardError.write(text)
        var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        while poll(&input, 1, 100) <= 0 {
            if Interruption.isRequested {
                StandardError.write("\n")
                throw Interruption.Failure(message: stopped)
            }
        }
        return readLine() ?? ""
    }
}
