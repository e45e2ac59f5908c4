#include <malloc.h>
#include <sys/mman.h>

/// Asks for the cache line of an address that will be read soon; any address will do.
static inline void prefetch(const void *address) { __builtin_prefetch(address, 0, 3); }
