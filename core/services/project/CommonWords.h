#pragma once

#include <span>
#include <string_view>

namespace danlu::services {

/// What people choose first, in lower case: passwords of every list of leaks, English words, names and Chinese words in pinyin.
std::span<const std::string_view> commonWords();

} // namespace danlu::services
