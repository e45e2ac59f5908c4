import Foundation

/// A folder of one test's own, in which the program is run; it goes when the value does.
final class WorkFolder {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("muster-test-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        do {
            try FileManager.default.removeItem(at: folder)
        } catch {
            print("\(folder.path) stays behind: \(error)")
        }
    }

    /// Writes a file, and the folders above it.
    func write(_ name: String, _ bytes: Data) throws {
        let file = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: file)
    }

    /// Writes a file of text.
    func write(_ name: String, _ text: String) throws {
        try write(name, Data(text.utf8))
    }

    /// The bytes of a file.
    func bytes(of name: String) throws -> Data {
        try Data(contentsOf: folder.appendingPathComponent(name))
    }

    /// Whether there is a file or folder of this name.
    func has(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path)
    }

    /// Runs the program here.
    @discardableResult
    func run(
        _ words: String...,
        input: Data = Data(),
        environment: [String: String] = [:],
        output: FileHandle? = nil,
        launcher: [String] = []
    ) throws -> BuiltProgram.Outcome {
        try BuiltProgram.run(
            words,
            in: folder,
            input: input,
            environment: environment,
            output: output,
            launcher: launcher
        )
    }

    /// The path of a file here.
    func path(of name: String) -> String {
        folder.appendingPathComponent(name).path
    }

    /// Imports the ``SmallShop`` into a database of this name, with the clock of UTC.
    @discardableResult
    func importShop(into database: String = "muster.sqlite") throws -> BuiltProgram.Outcome {
        try write("shop.ndjson", SmallShop.lines)
        return try run("--database", database, "import", "shop.ndjson", "--time-zone", "UTC", "--format", "json")
    }
}
