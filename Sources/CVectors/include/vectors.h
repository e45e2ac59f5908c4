#ifndef VECTORS_H
#define VECTORS_H

#include <stddef.h>
#include <stdint.h>

#if defined(__x86_64__)
#include <emmintrin.h>
#endif

/// The bits of those of 64 bytes that equal a value, the first of them lowest.
static inline uint64_t bitsOfEqualBytes(const uint8_t *bytes, uint8_t value) {
    uint64_t bits = 0;
#if defined(__x86_64__)
    __m128i wanted = _mm_set1_epi8((char)value);
    for (int sixteen = 0; sixteen < 4; sixteen++) {
        __m128i own = _mm_loadu_si128((const __m128i *)(bytes + 16 * sixteen));
        bits |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(own, wanted)) << (16 * sixteen);
    }
#else
    for (int place = 0; place < 64; place++) bits |= (uint64_t)(bytes[place] == value) << place;
#endif
    return bits;
}

/// The bits of those of 64 integers that equal a value, the first of them lowest.
static inline uint64_t bitsOfEqualIntegers(const uint32_t *integers, uint32_t value) {
    uint64_t bits = 0;
#if defined(__x86_64__)
    __m128i wanted = _mm_set1_epi32((int)value);
    for (int sixteen = 0; sixteen < 4; sixteen++) {
        const __m128i *own = (const __m128i *)(integers + 16 * sixteen);
        __m128i first = _mm_cmpeq_epi32(_mm_loadu_si128(own), wanted);
        __m128i second = _mm_cmpeq_epi32(_mm_loadu_si128(own + 1), wanted);
        __m128i third = _mm_cmpeq_epi32(_mm_loadu_si128(own + 2), wanted);
        __m128i fourth = _mm_cmpeq_epi32(_mm_loadu_si128(own + 3), wanted);
        // All ones or none stay what they are in fewer bits.
        __m128i flags = _mm_packs_epi16(_mm_packs_epi32(first, second), _mm_packs_epi32(third, fourth));
        bits |= (uint64_t)(uint32_t)_mm_movemask_epi8(flags) << (16 * sixteen);
    }
#else
    for (int place = 0; place < 64; place++) bits |= (uint64_t)(integers[place] == value) << place;
#endif
    return bits;
}

/// Bit fields of equal width, one behind the other from the least significant bit of the first byte on. Field `i` stands for
/// base + divisor × field, modulo 2^64.
typedef struct {
    const void *bytes;
    size_t byteCount;
    /// How many bits a field has.
    unsigned width;
    uint64_t base;
    uint64_t divisor;
} BitFields;

// Each of these writes what fields from `first` on stand for, cut to the width of the target, eight at a time with vector
// instructions. They give how many they wrote: at most `count`, fewer near the end of the bytes, where less can be read at
// once than they do, and none on a processor that has no such instructions or for a width that is not worth them.

size_t unpackFieldsInto8(const BitFields *fields, size_t first, size_t count, uint8_t *target);
size_t unpackFieldsInto16(const BitFields *fields, size_t first, size_t count, uint16_t *target);
size_t unpackFieldsInto32(const BitFields *fields, size_t first, size_t count, uint32_t *target);
size_t unpackFieldsInto64(const BitFields *fields, size_t first, size_t count, uint64_t *target);

#endif
