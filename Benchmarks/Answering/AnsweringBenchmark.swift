internal import Columns
internal import EventStore
internal import Foundation

/// Opens a store once and answers the questions of standard input, a JSON object a line, telling how long each took.
///
/// `AnsweringBenchmark DATABASE`. Nothing that one question read or worked out is there for the next one but names,
/// contacts and what the catalogue says of chunks.
@main
struct AnsweringBenchmark {
    static func main() throws {
        guard CommandLine.arguments.count == 2 else {
            FileHandle.standardError.write(Data("usage: AnsweringBenchmark DATABASE\n".utf8))
            exit(64)
        }
        KeptMemory.begin()
        let file = try StoreFile(path: CommandLine.arguments[1], .reading)
        try file.read { snapshot in
            while let line = readLine() {
                let question = try JSONDecoder().decode(Question.self, from: Data(line.utf8))
                let clock = ContinuousClock()
                let start = clock.now
                let result = try question.answer(snapshot)
                let seconds = (clock.now - start) / .seconds(1)
                let answer = Answer(seconds: seconds, result: result)
                print(String(decoding: try JSONEncoder().encode(answer), as: UTF8.self))
                // Whoever asks waits for the answer.
                fflush(nil)
            }
        }
    }

    private struct Answer: Encodable {
        let seconds: Double
        /// How many contacts, rows or moments there were; for a plain read the sum of what was read.
        let result: Int
    }
}
