/// What a request came to.
package enum RequestOutcome: Hashable, Sendable {
    /// A reply came.
    case reply(Reply)
    /// It broke before its last byte was written: it surely did not arrive whole.
    case brokeBeforeWritten(String)
    /// No reply came after its last byte was written: nobody knows whether it arrived.
    case replyLost(String)
}
