#include "JSONByteMasks.h"

#if defined(__x86_64__)

#include <immintrin.h>

namespace {

__attribute__((target("avx2"))) inline uint64_t mask(__m256i low, __m256i high) {
    return uint64_t(uint32_t(_mm256_movemask_epi8(low))) | uint64_t(uint32_t(_mm256_movemask_epi8(high))) << 32;
}

struct classes {
    __m256i quotes, backslashes, openers, closers, newlines, leaders;
};

__attribute__((target("avx2"))) inline classes classes_of(__m256i bytes) {
    const auto equals = [](__m256i some, char byte) __attribute__((target("avx2"))) {
        return _mm256_cmpeq_epi8(some, _mm256_set1_epi8(byte));
    };
    // `[` and `{`, `]` and `}` differ in this one bit.
    const __m256i folded = _mm256_or_si256(bytes, _mm256_set1_epi8(0x20));
    const __m256i openers = equals(folded, '{');
    const __m256i blanks = _mm256_cmpeq_epi8(_mm256_min_epu8(bytes, _mm256_set1_epi8(0x20)), bytes);
    return {
        equals(bytes, '"'),
        equals(bytes, '\\'),
        openers,
        equals(folded, '}'),
        equals(bytes, '\n'),
        _mm256_or_si256(_mm256_or_si256(openers, blanks), _mm256_or_si256(equals(bytes, ','), equals(bytes, ':'))),
    };
}

__attribute__((target("avx2"))) void find_by_halves(const uint8_t *bytes, json_byte_masks *masks) {
    const classes low = classes_of(_mm256_loadu_si256(reinterpret_cast<const __m256i *>(bytes)));
    const classes high = classes_of(_mm256_loadu_si256(reinterpret_cast<const __m256i *>(bytes + 32)));
    masks->quotes = mask(low.quotes, high.quotes);
    masks->backslashes = mask(low.backslashes, high.backslashes);
    masks->openers = mask(low.openers, high.openers);
    masks->closers = mask(low.closers, high.closers);
    masks->newlines = mask(low.newlines, high.newlines);
    masks->leaders = mask(low.leaders, high.leaders);
}

}  // namespace

#endif

namespace {

void find_one_by_one(const uint8_t *bytes, json_byte_masks *masks) {
    *masks = {};
    for (int place = 0; place < 64; place++) {
        const uint8_t byte = bytes[place];
        const uint64_t bit = uint64_t(1) << place;
        const bool opener = (byte | 0x20) == '{';
        if (byte == '"') masks->quotes |= bit;
        if (byte == '\\') masks->backslashes |= bit;
        if (opener) masks->openers |= bit;
        if ((byte | 0x20) == '}') masks->closers |= bit;
        if (byte == '\n') masks->newlines |= bit;
        if (opener || byte <= 0x20 || byte == ',' || byte == ':') masks->leaders |= bit;
    }
}

}  // namespace

void json_byte_masks_find(const uint8_t *bytes, json_byte_masks *masks) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return find_by_halves(bytes, masks);
#endif
    find_one_by_one(bytes, masks);
}
