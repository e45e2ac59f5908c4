/// What a conversion came to.
package struct ConversionSummary: Hashable, Sendable {
    /// How many files were read.
    package internal(set) var files = 0
    /// How many lines they have, headers and empty ones included.
    package internal(set) var lines = 0
    /// How many rows they have besides the headers.
    package internal(set) var rows = 0
    /// How many events were written.
    package internal(set) var events = 0
    /// How many of these build orders, by their type.
    package internal(set) var orders = 0
    /// How many rows were left out on purpose, by reason, in the order of the map; empty ones last.
    package internal(set) var skipped: [Count] = []
    /// How many rows could not be used.
    package internal(set) var rejected = 0
    /// How many orders were left out since one of their rows could not be used.
    package internal(set) var withheld = 0
    /// In how many orders the lines disagree about a value, of which the first was taken.
    package internal(set) var disagreements: [Count] = []
    /// Whether it was stopped before its end.
    package internal(set) var wasInterrupted = false

    /// Makes the summary of nothing.
    package init() {}

    /// How many there are of something.
    package struct Count: Hashable, Sendable {
        /// What is counted.
        package let what: String
        /// How many there are.
        package internal(set) var count: Int
    }
}
