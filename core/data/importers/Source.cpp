#include "base/File.h"
#include "data/Import.h"

#include <algorithm>
#include <cstring>
#include <memory>

namespace danlu::data {

ImportSource sourceOf(int fd, std::string name) {
    return {name, [fd, name](std::span<char> bytes) { return readSome(fd, bytes, name); }};
}

ImportSource sourceOf(std::string_view bytes, std::string name) {
    const auto rest = std::make_shared<std::string_view>(bytes);
    return {std::move(name), [rest](std::span<char> piece) -> Result<std::size_t> {
                const auto count = std::min(piece.size(), rest->size());
                std::memcpy(piece.data(), rest->data(), count);
                rest->remove_prefix(count);
                return count;
            }};
}

} // namespace danlu::data
