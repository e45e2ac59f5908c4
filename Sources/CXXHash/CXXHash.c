#include "CXXHash.h"

struct xxhash128_state {
    XXH3_state_t *state;
};

xxhash128_state *xxhash128_create(void) {
    xxhash128_state *made = malloc(sizeof(xxhash128_state));
    if (made == NULL) return NULL;
    made->state = XXH3_createState();
    if (made->state == NULL) {
        free(made);
        return NULL;
    }
    XXH3_128bits_reset(made->state);
    return made;
}

void xxhash128_update(xxhash128_state *state, const void *bytes, size_t count) {
    XXH3_128bits_update(state->state, bytes, count);
}

void xxhash128_digest(const xxhash128_state *state, uint64_t digest[2]) {
    XXH128_hash_t hash = XXH3_128bits_digest(state->state);
    digest[0] = hash.high64;
    digest[1] = hash.low64;
}

void xxhash128_destroy(xxhash128_state *state) {
    if (state == NULL) return;
    XXH3_freeState(state->state);
    free(state);
}
