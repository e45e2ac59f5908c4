/// How the sandbox delivers its replies.
package struct Manner: Hashable, Sendable {
    /// How long each reply is held back.
    package var latency = Duration.zero
    /// How long a reply takes that trickles in.
    package var slowness = Duration.seconds(2)

    /// Makes the quickest manner.
    package init() {}
}
