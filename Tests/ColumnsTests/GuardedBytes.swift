import Foundation

/// Gives bytes that end where readable memory ends, so that a read past them stops the test run.
func withGuardedBytes<Result>(_ bytes: [UInt8], _ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result {
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let readable = (bytes.count + page - 1) / page * page
    let mapping = mmap(nil, readable + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let mapping, mapping != MAP_FAILED, mprotect(mapping + readable, page, PROT_NONE) == 0 else {
        throw CocoaError(.featureUnsupported)
    }
    defer { munmap(mapping, readable + page) }
    let memory = UnsafeMutableRawBufferPointer(start: mapping + readable - bytes.count, count: bytes.count)
    memory.copyBytes(from: bytes)
    return try body(UnsafeRawBufferPointer(memory))
}
