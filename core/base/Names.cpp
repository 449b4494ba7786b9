#include "base/Names.h"

#include <algorithm>
#include <numeric>

namespace danlu {
namespace {

std::size_t editDistance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

} // namespace

std::string joined(std::span<const std::string> words, std::string_view between) {
    std::string text;
    for (const auto& word : words)
        text.append(text.empty() ? "" : between).append(word);
    return text;
}

std::string nearestName(std::string_view name, std::span<const std::string> known) {
    std::string best;
    std::size_t bestDistance = std::max<std::size_t>(2, name.size() / 3) + 1;
    for (const auto& candidate : known) {
        const auto distance = editDistance(name.substr(0, 64), std::string_view(candidate).substr(0, 64));
        if (distance < bestDistance) {
            bestDistance = distance;
            best = candidate;
        }
    }
    return best;
}

Error unknownName(std::string_view what, std::string_view name, const std::vector<std::string>& known) {
    std::string message = "unknown " + std::string(what) + " \"" + std::string(name.substr(0, 80)) + "\"";
    if (const auto near = nearestName(name, known); !near.empty())
        message += "; did you mean \"" + near + "\"?";
    return Error(ErrorCode::Usage, std::move(message)).withHint("Known: " + joined(known, ", "));
}

} // namespace danlu
