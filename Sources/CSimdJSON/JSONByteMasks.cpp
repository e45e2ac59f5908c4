#include "JSONByteMasks.h"

#include <algorithm>

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

// Counts in as many bytes as are whole vectors, and says how many these are.
__attribute__((target("avx2"))) size_t count_newlines_of_vectors(const uint8_t *bytes, size_t count, size_t *total) {
    const __m256i newline = _mm256_set1_epi8('\n');
    size_t place = 0;
    while (count - place >= 32) {
        // A lane holds at most 255, so the lanes are added up before they overflow.
        const size_t end = place + std::min(count - place, size_t(255 * 32)) / 32 * 32;
        __m256i lanes = _mm256_setzero_si256();
        for (; place < end; place += 32) {
            const __m256i some = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(bytes + place));
            lanes = _mm256_sub_epi8(lanes, _mm256_cmpeq_epi8(some, newline));
        }
        const __m256i sums = _mm256_sad_epu8(lanes, _mm256_setzero_si256());
        const __m128i halves = _mm_add_epi64(_mm256_castsi256_si128(sums), _mm256_extracti128_si256(sums, 1));
        *total += size_t(_mm_cvtsi128_si64(halves)) + size_t(_mm_extract_epi64(halves, 1));
    }
    return place;
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

size_t json_count_newlines(const uint8_t *bytes, size_t count) {
    size_t total = 0;
    size_t place = 0;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) place = count_newlines_of_vectors(bytes, count, &total);
#endif
    return total + size_t(std::count(bytes + place, bytes + count, uint8_t('\n')));
}
