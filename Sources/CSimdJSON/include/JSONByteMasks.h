#ifndef JSON_BYTE_MASKS_H
#define JSON_BYTE_MASKS_H

#include <stddef.h>
#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#ifdef __cplusplus
extern "C" {
#endif

/// Where bytes of some classes stand among 64 bytes: bit 0 is the first.
typedef struct {
    uint64_t quotes;
    uint64_t backslashes;
    /// `{` and `[`.
    uint64_t openers;
    /// `}` and `]`.
    uint64_t closers;
    uint64_t newlines;
    /// Bytes that may stand directly before a text: blanks and `,` `:` `{` `[`.
    uint64_t leaders;
} json_byte_masks;

/// Finds the masks of the 64 bytes that begin at `bytes`.
void json_byte_masks_find(const uint8_t *bytes, json_byte_masks *masks);

/// How many of `count` bytes are line ends.
static inline size_t json_count_newlines(const uint8_t *bytes, size_t count) {
    size_t total = 0;
    size_t place = 0;
#if defined(__SSE2__)
    while (count - place >= 16) {
        // A lane holds at most 255, so the lanes are added up before they overflow.
        __m128i lanes = _mm_setzero_si128();
        for (int round = 0; round < 255 && count - place >= 16; round++, place += 16) {
            const __m128i sixteen = _mm_loadu_si128((const __m128i *)(bytes + place));
            lanes = _mm_sub_epi8(lanes, _mm_cmpeq_epi8(sixteen, _mm_set1_epi8('\n')));
        }
        const __m128i halves = _mm_sad_epu8(lanes, _mm_setzero_si128());
        total += (size_t)_mm_cvtsi128_si64(halves) + (size_t)_mm_cvtsi128_si64(_mm_srli_si128(halves, 8));
    }
#endif
    for (; place < count; place++) total += bytes[place] == '\n';
    return total;
}

#ifdef __cplusplus
}
#endif

#endif
