#ifndef CXXHASH_H
#define CXXHASH_H

// xxHash, compiled into its callers: the hash of a short text must not cost a call.
#define XXH_INLINE_ALL
#include <xxhash.h>
#include <stddef.h>
#include <stdint.h>

/// The 64-bit XXH3 hash of `count` bytes.
static inline uint64_t xxhash64(const void *bytes, size_t count) { return XXH3_64bits(bytes, count); }

/// Writes the 128-bit XXH3 hash of `count` bytes, high half first.
static inline void xxhash128(const void *bytes, size_t count, uint64_t digest[2]) {
    XXH128_hash_t hash = XXH3_128bits(bytes, count);
    digest[0] = hash.high64;
    digest[1] = hash.low64;
}

/// A running 128-bit XXH3 hash over bytes that come piece by piece.
typedef struct xxhash128_state xxhash128_state;
xxhash128_state *xxhash128_create(void);
void xxhash128_update(xxhash128_state *state, const void *bytes, size_t count);
/// Writes the hash of all bytes so far, high half first; more bytes may follow.
void xxhash128_digest(const xxhash128_state *state, uint64_t digest[2]);
void xxhash128_destroy(xxhash128_state *state);

#endif
