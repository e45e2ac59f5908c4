#include <malloc.h>
#include <sys/mman.h>

/// Asks for the cache line of an address that will be read soon; any address will do.
static inline void prefetch(const void *address) { __builtin_prefetch(address, 0, 3); }

/// A value that the compiler knows nothing of: of a mask made from what was read from afar it makes no branch then, which the
/// processor would have to foretell.
static inline long long unforeseen(long long value) {
    __asm__("" : "+r"(value));
    return value;
}

/// Tells the processor that a loop waits for another thread.
static inline void restBriefly(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}
