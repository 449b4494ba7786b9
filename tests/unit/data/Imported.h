#pragma once

#include "data/Import.h"

namespace danlu::test {

/// Everything an import gave.
struct Imported {
    data::Detection detection;
    std::vector<Row> rows;
    std::vector<data::RejectedRow> rejected;
    data::ImportCounts counts;
};

/// Imports bytes in memory; `piece` = how many of them a read gives at most.
inline Result<Imported> imported(std::string_view bytes, std::string name, const data::ImportOptions& options = {}, std::size_t piece = SIZE_MAX) {
    Imported result;
    auto source = data::sourceOf(bytes, std::move(name));
    const auto whole = source.read;
    source.read = [whole, piece](std::span<char> span) { return whole(span.subspan(0, std::min(span.size(), piece))); };
    const data::ImportSink sink{[&](const data::Detection& found) {
                                    result.detection = found;
                                    return ok();
                                },
                                [&](Row&& row) {
                                    result.rows.push_back(std::move(row));
                                    return ok();
                                },
                                [&](data::RejectedRow&& row) {
                                    result.rejected.push_back(std::move(row));
                                    return ok();
                                },
                                {}};
    DANLU_TRY(result.counts, data::importRows(source, options, sink));
    return result;
}

/// A text on one line: line feed and others as escapes.
inline std::string shown(std::string_view text) {
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\n')
            out += "\\n";
        else if (c == '\t')
            out += "\\t";
        else if (byte < 0x20 || byte == 0x7F)
            out += std::string("\\x") + kHex[byte >> 4] + kHex[byte & 15];
        else
            out += c;
    }
    return out;
}

/// "user: 问 | assistant: 答 | rejected: … | labels: a/b/c".
inline std::string shown(const Row& row) {
    std::string text;
    for (const auto& turn : row.turns)
        text += (text.empty() ? "" : " | ") + (row.kind == RowKind::Text ? std::string("text") : std::string(nameOf(turn.role))) + ": " + shown(turn.text);
    if (!row.rejected.empty())
        text += " | rejected: " + shown(row.rejected);
    for (const auto& path : row.labels)
        text += " | label: " + labelText(path);
    return text;
}

/// Undoes \n, \t, \r, \\ and \xNN.
inline std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        const char c = text[++i];
        if (c == 'x' && i + 2 < text.size()) {
            out += char(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
            i += 2;
        } else {
            out += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
        }
    }
    return out;
}

} // namespace danlu::test
