#include "CSimdJSON.h"

#include <simdjson.h>

#include <algorithm>
#include <memory>
#include <new>
#include <vector>

namespace {

constexpr size_t deepest = 1024;
constexpr size_t usual_capacity = 1 << 16;
// Above this, buffers (some thirteen times the capacity) are given back at the next text that does not need them.
constexpr size_t kept_capacity = 1 << 21;

bool ends_number(uint8_t byte) {
    return byte <= 0x20 || byte == ',' || byte == ':' || byte == '"' || (byte | 0x20) == '{' || (byte | 0x20) == '}';
}

bool is_digit(uint8_t byte) { return byte >= '0' && byte <= '9'; }

bool is_number(const uint8_t *at, const uint8_t *end) {
    auto digits = [&] {
        const uint8_t *first = at;
        while (at < end && is_digit(*at)) at++;
        return at > first;
    };
    if (at < end && *at == '-') at++;
    if (at < end && *at == '0') at++;
    else if (!digits()) return false;
    if (at < end && *at == '.') {
        at++;
        if (!digits()) return false;
    }
    if (at < end && (*at | 0x20) == 'e') {
        at++;
        if (at < end && (*at == '+' || *at == '-')) at++;
        if (!digits()) return false;
    }
    return at == end;
}

// Puts `0` and blanks in the place of every number, so that their values no longer matter.
// What only looks like a number stays and is refused again.
void blank_numbers(uint8_t *bytes, size_t count) {
    bool in_text = false;
    for (size_t place = 0; place < count; place++) {
        if (in_text) {
            if (bytes[place] == '\\') place++;
            else if (bytes[place] == '"') in_text = false;
        } else if (bytes[place] == '"') {
            in_text = true;
        } else if (!ends_number(bytes[place])) {
            size_t end = place + 1;
            while (end < count && !ends_number(bytes[end])) end++;
            if (is_number(bytes + place, bytes + end)) {
                bytes[place] = '0';
                std::fill(bytes + place + 1, bytes + end, uint8_t(' '));
            }
            place = end - 1;
        }
    }
}

}  // namespace

struct simdjson_parser {
    std::unique_ptr<simdjson::internal::dom_parser_implementation> implementation;
    simdjson::dom::document document;
    std::vector<uint8_t> patched;

    simdjson::error_code reserve(size_t count) {
        const size_t capacity = implementation ? implementation->capacity() : 0;
        if (count <= capacity && (capacity <= kept_capacity || count > kept_capacity)) return simdjson::SUCCESS;
        size_t wanted = usual_capacity;
        while (wanted < count) wanted *= 2;
        implementation.reset();
        patched = std::vector<uint8_t>();
        const auto error = simdjson::get_active_implementation()->create_dom_parser_implementation(
            wanted, deepest, implementation);
        return error ? error : document.allocate(wanted);
    }
};

simdjson_parser *simdjson_parser_create(void) { return new (std::nothrow) simdjson_parser; }

void simdjson_parser_destroy(simdjson_parser *parser) { delete parser; }

int32_t simdjson_parser_parse(
    simdjson_parser *parser, const uint8_t *bytes, size_t count, simdjson_document *document) {
    if (count == 0) return simdjson::EMPTY;
    auto error = parser->reserve(count);
    if (error) {
        parser->implementation.reset();
        return error;
    }
    error = parser->implementation->parse(bytes, count, parser->document);
    if (error == simdjson::NUMBER_ERROR || error == simdjson::NUMBER_OUT_OF_RANGE) {
        try {
            parser->patched.assign(bytes, bytes + count);
            parser->patched.resize(count + simdjson::SIMDJSON_PADDING, ' ');
        } catch (const std::bad_alloc &) {
            return simdjson::MEMALLOC;
        }
        blank_numbers(parser->patched.data(), count);
        error = parser->implementation->parse(parser->patched.data(), count, parser->document);
    }
    if (error) return error;
    document->tape = parser->document.tape.get();
    document->tape_count = size_t(document->tape[0] & simdjson::internal::JSON_VALUE_MASK);
    document->strings = parser->document.string_buf.get();
    document->structurals = parser->implementation->structural_indexes.get();
    document->structural_count = parser->implementation->n_structural_indexes;
    return 0;
}

const char *simdjson_parser_message(int32_t code) { return simdjson::error_message(simdjson::error_code(code)); }
