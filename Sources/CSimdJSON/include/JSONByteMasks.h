#ifndef JSON_BYTE_MASKS_H
#define JSON_BYTE_MASKS_H

#include <stddef.h>
#include <stdint.h>

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
size_t json_count_newlines(const uint8_t *bytes, size_t count);

#ifdef __cplusplus
}
#endif

#endif
