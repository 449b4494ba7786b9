#include "data/importers/Importer.h"

namespace danlu::data {

std::size_t firstVisible(std::string_view text) { return text.find_first_not_of(" \t\r\n"); }

std::string tooLong(std::string_view what) { return "the " + std::string(what) + " is longer than " + std::to_string(kLineBytes >> 20) + " MiB"; }

std::string textProblem(const TextStream& stream, std::string_view part) {
    if (const auto offset = stream.invalidOffset(part))
        return "invalid " + std::string(nameOf(stream.encoding())) + " at byte " + std::to_string(*offset) + " of the file";
    if (part.find('\0') != part.npos)
        return "a zero byte stands in the text";
    return {};
}

} // namespace danlu::data
