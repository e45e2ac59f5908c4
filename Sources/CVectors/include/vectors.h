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

/// Writes the places of the ones of a word, counted from `first`, one after another, and gives how many they are.
///
/// `placesInByte` has for each byte the places of its ones, a byte each from the lowest one on. There must be room for eight places
/// more than there are ones: eight are written at once, and what is too much is nothing.
static inline size_t writePlacesOfOnes(
    uint64_t word,
    uint32_t first,
    const uint64_t *placesInByte,
    uint32_t *target
) {
    // The ones of each byte, in that byte; the product adds up those of all bytes from the lowest on.
    uint64_t ones = word - (word >> 1 & 0x5555555555555555);
    ones = (ones & 0x3333333333333333) + (ones >> 2 & 0x3333333333333333);
    uint64_t ends = ((ones + (ones >> 4)) & 0x0f0f0f0f0f0f0f0f) * 0x0101010101010101;
    uint64_t starts = ends << 8;
    for (unsigned byte = 0; byte < 8; byte++) {
        uint64_t places = placesInByte[word >> 8 * byte & 0xff];
        uint32_t *own = target + (starts >> 8 * byte & 0xff);
#if defined(__x86_64__)
        __m128i zero = _mm_setzero_si128();
        __m128i base = _mm_set1_epi32((int)(first + 8 * byte));
        __m128i wider = _mm_unpacklo_epi8(_mm_cvtsi64_si128((long long)places), zero);
        _mm_storeu_si128((__m128i *)own, _mm_add_epi32(_mm_unpacklo_epi16(wider, zero), base));
        _mm_storeu_si128((__m128i *)(own + 4), _mm_add_epi32(_mm_unpackhi_epi16(wider, zero), base));
#else
        for (unsigned each = 0; each < 8; each++) own[each] = (uint32_t)(places >> 8 * each & 0xff) + first + 8 * byte;
#endif
    }
    return ends >> 56;
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
