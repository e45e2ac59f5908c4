// Walks a file of JSON lines on one core with simdjson: parses each line into the DOM and touches every value.
// It is the bar that an import is measured against. Prints seconds, bytes, lines and a sum over the values.
//
// usage: simdjson-walk FILE

#include <simdjson.h>

#include <chrono>
#include <cstdio>
#include <cstring>
#include <vector>

namespace {

constexpr size_t block_size = 1 << 22;

// The sum keeps the compiler from leaving a value out.
uint64_t touch(simdjson::dom::element element) {
    using simdjson::dom::element_type;
    switch (element.type()) {
        case element_type::ARRAY: {
            const simdjson::dom::array array = element.get_array().value_unsafe();
            uint64_t sum = 1;
            for (auto child : array) sum += touch(child);
            return sum;
        }
        case element_type::OBJECT: {
            const simdjson::dom::object object = element.get_object().value_unsafe();
            uint64_t sum = 1;
            for (auto field : object) sum += field.key.size() + touch(field.value);
            return sum;
        }
        case element_type::STRING: {
            const auto text = element.get_string().value_unsafe();
            return text.empty() ? 0 : text.size() + uint8_t(text[0]);
        }
        case element_type::INT64: return uint64_t(element.get_int64().value_unsafe());
        case element_type::UINT64: return element.get_uint64().value_unsafe();
        case element_type::DOUBLE: return uint64_t(element.get_double().value_unsafe());
        case element_type::BOOL: return element.get_bool().value_unsafe();
        case element_type::NULL_VALUE: return 1;
    }
    return 0;
}

struct Walk {
    simdjson::dom::parser parser;
    size_t bytes = 0;
    size_t lines = 0;
    uint64_t sum = 0;

    // A line must be followed by SIMDJSON_PADDING readable bytes.
    bool read(const char *line, size_t length) {
        simdjson::dom::element root;
        const auto error = parser.parse(line, length, false).get(root);
        if (error) {
            std::fprintf(stderr, "simdjson-walk: line %zu: %s\n", lines + 1, simdjson::error_message(error));
            return false;
        }
        sum += touch(root);
        bytes += length + 1;
        lines++;
        return true;
    }
};

// Reads the file in blocks; what stands behind the last line end of a block moves to the front of the next.
bool walk(std::FILE *file, Walk &walk) {
    std::vector<char> buffer(block_size + simdjson::SIMDJSON_PADDING);
    size_t kept = 0;
    for (;;) {
        const size_t capacity = buffer.size() - simdjson::SIMDJSON_PADDING;
        const size_t count = kept + std::fread(buffer.data() + kept, 1, capacity - kept, file);
        const bool is_last = count < capacity;
        size_t start = 0;
        while (start < count) {
            const auto *end = static_cast<const char *>(std::memchr(buffer.data() + start, '\n', count - start));
            if (!end && !is_last) break;
            const size_t length = end ? size_t(end - buffer.data()) - start : count - start;
            if (length > 0 && !walk.read(buffer.data() + start, length)) return false;
            start += length + 1;
        }
        if (is_last) return !std::ferror(file);
        kept = count - start;
        std::memmove(buffer.data(), buffer.data() + start, kept);
        if (kept == capacity) buffer.resize(buffer.size() * 2);
    }
}

}  // namespace

int main(int count, char **arguments) {
    if (count != 2) {
        std::fprintf(stderr, "usage: simdjson-walk FILE\n");
        return 64;
    }
    std::FILE *file = std::fopen(arguments[1], "rb");
    if (!file) {
        std::perror(arguments[1]);
        return 74;
    }
    Walk result;
    const auto start = std::chrono::steady_clock::now();
    const bool done = walk(file, result);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    std::fclose(file);
    if (!done) return 65;
    std::printf(
        "{\"seconds\":%.6f,\"bytes\":%zu,\"lines\":%zu,\"sum\":%llu}\n",
        seconds.count(),
        result.bytes,
        result.lines,
        static_cast<unsigned long long>(result.sum));
}
