import Synchronization
import Testing

@testable import EventStore

struct ZstandardContextsTests {
    @Test func `without memory for a context nothing is done, and the program goes on`() {
        let contexts = ZstandardContexts { nil }
        #expect(contexts.with { _ in true } == nil)
        #expect(contexts.with { _ in true } == nil)
    }

    @Test func `a context that nobody has is used again`() {
        let made = Mutex(0)
        let contexts = ZstandardContexts {
            OpaquePointer(
                bitPattern: made.withLock { made in
                    made += 1
                    return made
                }
            )
        }
        let inner = contexts.with { first in (first, contexts.with { $0 }) }
        #expect(inner?.0 != inner?.1)
        #expect(contexts.with { $0 } != nil)
        #expect(made.withLock { $0 } == 2)
    }
}
