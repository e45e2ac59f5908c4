#include "vectors.h"

#if defined(__x86_64__)

#include <immintrin.h>
#include <string.h>

#define VECTORS __attribute__((target("avx2,bmi2")))
#define INLINE static inline __attribute__((always_inline))

static int hasVectors(void) {
    // The library that comes with the compiler asks the processor once, when the program starts.
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2");
}

/// How the fields of a width lie, eight at a time: eight fields are as many bytes as a field has bits, so each eight begin at
/// the same bit of their first byte.
typedef struct {
    /// The first byte of the first eight.
    const uint8_t *start;
    /// How many eights may be read.
    size_t eights;
    /// The bit of its first byte at which an eight begins.
    unsigned phase;
} Eights;

INLINE Eights eightsOf(const BitFields *fields, size_t first, size_t count) {
    size_t bit = first * fields->width;
    Eights eights = {(const uint8_t *)fields->bytes + bit / 8, 0, (unsigned)(bit & 7)};
    // The last of the loads of an eight begins with its seventh or an earlier field.
    size_t reach = bit / 8 + (eights.phase + 6 * fields->width) / 8 + 16;
    if (reach > fields->byteCount) return eights;
    eights.eights = (fields->byteCount - reach) / fields->width + 1;
    if (eights.eights > count / 8) eights.eights = count / 8;
    return eights;
}

// MARK: Fields of up to 25 bits: each lies in four bytes, and four of them in sixteen.

typedef struct {
    size_t secondLoad;
    __m256i bytes, shifts, mask;
} Lanes32;

VECTORS INLINE Lanes32 lanes32(const BitFields *fields, unsigned phase) {
    uint8_t bytes[32];
    uint32_t shifts[8];
    unsigned width = fields->width;
    size_t second = (phase + 4 * width) / 8;
    for (unsigned lane = 0; lane < 8; lane++) {
        unsigned bit = phase + lane * width;
        size_t byte = bit / 8 - (lane < 4 ? 0 : second);
        for (unsigned each = 0; each < 4; each++) bytes[4 * lane + each] = (uint8_t)(byte + each);
        shifts[lane] = bit & 7;
    }
    return (Lanes32){
        second,
        _mm256_loadu_si256((const __m256i *)bytes),
        _mm256_loadu_si256((const __m256i *)shifts),
        _mm256_set1_epi32((int)((1u << width) - 1)),
    };
}

VECTORS INLINE __m256i eight32(const uint8_t *at, const Lanes32 *lanes) {
    __m256i both = _mm256_inserti128_si256(
        _mm256_castsi128_si256(_mm_loadu_si128((const __m128i *)at)),
        _mm_loadu_si128((const __m128i *)(at + lanes->secondLoad)),
        1
    );
    __m256i words = _mm256_srlv_epi32(_mm256_shuffle_epi8(both, lanes->bytes), lanes->shifts);
    return _mm256_and_si256(words, lanes->mask);
}

/// What fields stand for in 32 bits.
VECTORS INLINE __m256i valued32(__m256i eight, const BitFields *fields) {
    if (fields->divisor != 1) eight = _mm256_mullo_epi32(eight, _mm256_set1_epi32((int)fields->divisor));
    return _mm256_add_epi32(eight, _mm256_set1_epi32((int)fields->base));
}

/// What four fields stand for in 64 bits, the divisor having 32.
VECTORS INLINE __m256i valued64(__m256i four, const BitFields *fields) {
    if (fields->divisor != 1) four = _mm256_mul_epu32(four, _mm256_set1_epi64x((long long)fields->divisor));
    return _mm256_add_epi64(four, _mm256_set1_epi64x((long long)fields->base));
}

VECTORS size_t unpackFieldsInto32(const BitFields *fields, size_t first, size_t count, uint32_t *target) {
    if (!hasVectors() || fields->width == 0 || fields->width > 25) return 0;
    Eights eights = eightsOf(fields, first, count);
    Lanes32 lanes = lanes32(fields, eights.phase);
    BitFields own = *fields;
    const uint8_t *at = eights.start;
    for (size_t eight = 0; eight < eights.eights; eight++, at += own.width, target += 8) {
        _mm256_storeu_si256((__m256i *)target, valued32(eight32(at, &lanes), &own));
    }
    return 8 * eights.eights;
}

VECTORS size_t unpackFieldsInto16(const BitFields *fields, size_t first, size_t count, uint16_t *target) {
    if (!hasVectors() || fields->width == 0 || fields->width > 25) return 0;
    Eights eights = eightsOf(fields, first, count);
    Lanes32 lanes = lanes32(fields, eights.phase);
    BitFields own = *fields;
    __m256i low = _mm256_set1_epi32(0xffff);
    const uint8_t *at = eights.start;
    for (size_t eight = 0; eight < eights.eights; eight++, at += own.width, target += 8) {
        __m256i values = _mm256_and_si256(valued32(eight32(at, &lanes), &own), low);
        __m128i packed = _mm_packus_epi32(_mm256_castsi256_si128(values), _mm256_extracti128_si256(values, 1));
        _mm_storeu_si128((__m128i *)target, packed);
    }
    return 8 * eights.eights;
}

// MARK: Fields of up to 7 bits in bytes: eight of them are one word, whose bits one instruction spreads.

VECTORS size_t unpackFieldsInto8(const BitFields *fields, size_t first, size_t count, uint8_t *target) {
    unsigned width = fields->width;
    // Seven bits of phase and eight fields must lie in one word.
    if (!hasVectors() || width == 0 || width > 7 || fields->divisor != 1) return 0;
    Eights eights = eightsOf(fields, first, count);
    const uint64_t bits = 0x0101010101010101 * ((1u << width) - 1);
    __m128i base = _mm_set1_epi8((char)fields->base);
    const uint8_t *at = eights.start;
    for (size_t eight = 0; eight < eights.eights; eight++, at += width, target += 8) {
        uint64_t word;
        memcpy(&word, at, 8);
        __m128i spread = _mm_cvtsi64_si128((long long)_pdep_u64(word >> eights.phase, bits));
        _mm_storel_epi64((__m128i *)target, _mm_add_epi8(spread, base));
    }
    return 8 * eights.eights;
}

// MARK: Fields of 26 to 57 bits: each lies in eight bytes, and two of them in sixteen.

typedef struct {
    size_t loads[4];
    __m256i bytes[2], shifts[2], mask;
} Lanes64;

VECTORS INLINE Lanes64 lanes64(const BitFields *fields, unsigned phase) {
    Lanes64 lanes;
    uint8_t bytes[64];
    uint64_t shifts[8];
    unsigned width = fields->width;
    for (unsigned lane = 0; lane < 8; lane++) {
        unsigned bit = phase + lane * width;
        if (lane % 2 == 0) lanes.loads[lane / 2] = bit / 8;
        size_t byte = bit / 8 - lanes.loads[lane / 2];
        for (unsigned each = 0; each < 8; each++) bytes[8 * lane + each] = (uint8_t)(byte + each);
        shifts[lane] = bit & 7;
    }
    for (unsigned half = 0; half < 2; half++) {
        lanes.bytes[half] = _mm256_loadu_si256((const __m256i *)(bytes + 32 * half));
        lanes.shifts[half] = _mm256_loadu_si256((const __m256i *)(shifts + 4 * half));
    }
    lanes.mask = _mm256_set1_epi64x((long long)((1ull << width) - 1));
    return lanes;
}

VECTORS INLINE __m256i four64(const uint8_t *at, const Lanes64 *lanes, unsigned half) {
    __m256i both = _mm256_inserti128_si256(
        _mm256_castsi128_si256(_mm_loadu_si128((const __m128i *)(at + lanes->loads[2 * half]))),
        _mm_loadu_si128((const __m128i *)(at + lanes->loads[2 * half + 1])),
        1
    );
    __m256i words = _mm256_srlv_epi64(_mm256_shuffle_epi8(both, lanes->bytes[half]), lanes->shifts[half]);
    return _mm256_and_si256(words, lanes->mask);
}

/// What four fields stand for in 64 bits.
VECTORS INLINE __m256i valuedLong(__m256i four, const BitFields *fields) {
    if (fields->divisor != 1) {
        __m256i divisor = _mm256_set1_epi64x((long long)fields->divisor);
        __m256i crossed = _mm256_add_epi64(
            _mm256_mul_epu32(_mm256_srli_epi64(four, 32), divisor),
            _mm256_mul_epu32(four, _mm256_srli_epi64(divisor, 32))
        );
        four = _mm256_add_epi64(_mm256_mul_epu32(four, divisor), _mm256_slli_epi64(crossed, 32));
    }
    return _mm256_add_epi64(four, _mm256_set1_epi64x((long long)fields->base));
}

VECTORS size_t unpackFieldsInto64(const BitFields *fields, size_t first, size_t count, uint64_t *target) {
    if (!hasVectors() || fields->width == 0 || fields->width > 57) return 0;
    Eights eights = eightsOf(fields, first, count);
    BitFields own = *fields;
    const uint8_t *at = eights.start;
    if (own.width <= 25 && own.divisor <= UINT32_MAX) {
        Lanes32 lanes = lanes32(fields, eights.phase);
        for (size_t eight = 0; eight < eights.eights; eight++, at += own.width, target += 8) {
            __m256i values = eight32(at, &lanes);
            __m256i low = _mm256_cvtepu32_epi64(_mm256_castsi256_si128(values));
            __m256i high = _mm256_cvtepu32_epi64(_mm256_extracti128_si256(values, 1));
            _mm256_storeu_si256((__m256i *)target, valued64(low, &own));
            _mm256_storeu_si256((__m256i *)(target + 4), valued64(high, &own));
        }
    } else {
        Lanes64 lanes = lanes64(fields, eights.phase);
        for (size_t eight = 0; eight < eights.eights; eight++, at += own.width, target += 8) {
            _mm256_storeu_si256((__m256i *)target, valuedLong(four64(at, &lanes, 0), &own));
            _mm256_storeu_si256((__m256i *)(target + 4), valuedLong(four64(at, &lanes, 1), &own));
        }
    }
    return 8 * eights.eights;
}

#else

size_t unpackFieldsInto8(const BitFields *fields, size_t first, size_t count, uint8_t *target) { return 0; }
size_t unpackFieldsInto16(const BitFields *fields, size_t first, size_t count, uint16_t *target) { return 0; }
size_t unpackFieldsInto32(const BitFields *fields, size_t first, size_t count, uint32_t *target) { return 0; }
size_t unpackFieldsInto64(const BitFields *fields, size_t first, size_t count, uint64_t *target) { return 0; }

#endif
