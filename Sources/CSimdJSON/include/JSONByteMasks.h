#ifndef JSON_BYTE_MASKS_H
#define JSON_BYTE_MASKS_H

#include <stddef.h>
#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
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

/// The masks of the 64 bytes that begin at `bytes`.
static inline json_byte_masks json_byte_masks_at(const uint8_t *bytes) {
    json_byte_masks masks = {0, 0, 0, 0, 0, 0};
#if defined(__SSE2__)
    for (int part = 0; part < 4; part++) {
        const __m128i sixteen = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
        // `[` and `{`, `]` and `}` differ in this one bit.
        const __m128i folded = _mm_or_si128(sixteen, _mm_set1_epi8(0x20));
        const __m128i opener = _mm_cmpeq_epi8(folded, _mm_set1_epi8('{'));
        const __m128i blank = _mm_cmpeq_epi8(_mm_min_epu8(sixteen, _mm_set1_epi8(0x20)), sixteen);
        const __m128i comma = _mm_cmpeq_epi8(sixteen, _mm_set1_epi8(','));
        const __m128i colon = _mm_cmpeq_epi8(sixteen, _mm_set1_epi8(':'));
        const __m128i leader = _mm_or_si128(_mm_or_si128(opener, blank), _mm_or_si128(comma, colon));
#define JSON_MASK(equal) ((uint64_t)(uint32_t)_mm_movemask_epi8(equal) << (16 * part))
        masks.quotes |= JSON_MASK(_mm_cmpeq_epi8(sixteen, _mm_set1_epi8('"')));
        masks.backslashes |= JSON_MASK(_mm_cmpeq_epi8(sixteen, _mm_set1_epi8('\\')));
        masks.openers |= JSON_MASK(opener);
        masks.closers |= JSON_MASK(_mm_cmpeq_epi8(folded, _mm_set1_epi8('}')));
        masks.newlines |= JSON_MASK(_mm_cmpeq_epi8(sixteen, _mm_set1_epi8('\n')));
        masks.leaders |= JSON_MASK(leader);
#undef JSON_MASK
    }
#else
    for (int place = 0; place < 64; place++) {
        const uint8_t byte = bytes[place];
        const uint64_t bit = (uint64_t)1 << place;
        const int opener = (byte | 0x20) == '{';
        if (byte == '"') masks.quotes |= bit;
        if (byte == '\\') masks.backslashes |= bit;
        if (opener) masks.openers |= bit;
        if ((byte | 0x20) == '}') masks.closers |= bit;
        if (byte == '\n') masks.newlines |= bit;
        if (opener || byte <= 0x20 || byte == ',' || byte == ':') masks.leaders |= bit;
    }
#endif
    return masks;
}

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

#endif
