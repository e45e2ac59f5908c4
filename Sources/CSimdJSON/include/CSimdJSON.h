#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>

#include "JSONByteMasks.h"

#ifdef __cplusplus
extern "C" {
#endif

/// A parser with buffers of its own that serve one text after another.
typedef struct simdjson_parser simdjson_parser;

/// A parsed text. It lives in its parser until the parser's next text.
typedef struct {
    /// The tape: word 0 is the root, whose low bits say how many words there are; values follow.
    const uint64_t *tape;
    /// How many words the tape has, with the root's word at either end.
    size_t tape_count;
    /// What the texts' words point into: a 32-bit length, then the bytes, escapes resolved.
    const uint8_t *strings;
    /// The offsets of brackets, colons, commas and first bytes of values and names; two more entries follow the last.
    const uint32_t *structurals;
    /// How many of them there are.
    size_t structural_count;
} simdjson_document;

/// Makes a parser, or gives NULL if memory is short.
simdjson_parser *simdjson_parser_create(void);
void simdjson_parser_destroy(simdjson_parser *parser);

/// Parses `count` bytes, after which 64 more must be readable.
/// Gives 0, or an error code, which leaves `document` as it was.
/// Numbers of any size are accepted: a document never holds a number's value, its digits stand in `bytes`.
int32_t simdjson_parser_parse(
    simdjson_parser *parser, const uint8_t *bytes, size_t count, simdjson_document *document);

/// What an error code means.
const char *simdjson_parser_message(int32_t code);

#ifdef __cplusplus
}
#endif

#endif
