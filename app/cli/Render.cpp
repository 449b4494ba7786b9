#include "Render.h"

#include "base/File.h"

#include <algorithm>
#include <cmath>
#include <sys/ioctl.h>
#include <unistd.h>

namespace danlu::cli {
namespace {

constexpr std::size_t kWidthUnknown = 120; // columns where stdout is no terminal
constexpr std::size_t kCellColumns = 60;
constexpr std::size_t kTextColumns = 100, kNameColumns = 34;

std::size_t terminalColumns() {
    winsize size{};
    return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : kWidthUnknown;
}

/// The next character and how many bytes it has; a broken byte counts as itself.
struct Character {
    char32_t code;
    std::size_t bytes;
};

Character characterAt(std::string_view text) {
    const auto first = static_cast<unsigned char>(text[0]);
    const std::size_t bytes = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (bytes == 1 || bytes > text.size())
        return {first, 1};
    char32_t code = first & (0xFFu >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i)
        code = (code << 6) | (static_cast<unsigned char>(text[i]) & 0x3F);
    return {code, bytes};
}

std::size_t widthOf(char32_t c) {
    if ((c >= 0x300 && c < 0x370) || (c >= 0x200B && c <= 0x200F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF)
        return 0;
    const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F) || (c >= 0xAC00 && c <= 0xD7A3) ||
                      (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6) ||
                      (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
    return wide ? 2 : 1;
}

/// Control characters, and the ones that turn the direction of text.
bool isHostile(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

std::string escaped(char32_t c) {
    char text[16];
    std::snprintf(text, sizeof text, c < 0x100 ? "\\x%02x" : "\\u%04x", unsigned(c));
    return text;
}

std::string padded(const std::string& text, std::size_t columns, Align align) {
    const std::string blanks(columns - std::min(columns, displayWidth(text)), ' ');
    return align == Align::Right ? blanks + text : text + blanks;
}

std::string grouped(std::int64_t value) {
    std::string digits = std::to_string(value < 0 ? -value : value);
    for (auto at = std::ptrdiff_t(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(std::size_t(at), ",");
    return (value < 0 ? "-" : "") + digits;
}

/// A line broken at blanks; what follows a break is indented.
std::string brokenLine(std::string_view line, std::size_t indent) {
    const std::size_t limit = std::min(terminalColumns(), kTextColumns);
    const std::string next = "\n" + std::string(indent, ' ');
    std::string text;
    std::size_t column = 0;
    for (std::size_t at = 0; at < line.size();) {
        const auto word = std::min(line.find_first_not_of(' ', at), line.size());
        const auto end = std::min(line.find(' ', word), line.size());
        const auto width = displayWidth(line.substr(at, end - at));
        const bool breaks = column > indent && column + width > limit;
        text += breaks ? next + std::string(line.substr(word, end - word)) : std::string(line.substr(at, end - at));
        column = breaks ? indent + displayWidth(line.substr(word, end - word)) : column + width;
        at = end;
    }
    return text;
}

/// Columns shrink from the widest until the line fits.
void fit(std::vector<std::size_t>& widths, std::size_t available) {
    const auto total = [&] {
        std::size_t sum = 0;
        for (const auto width : widths)
            sum += width + 2;
        return sum;
    };
    while (total() > available + 2) {
        auto& widest = *std::max_element(widths.begin(), widths.end());
        if (widest <= 8)
            return;
        --widest;
    }
}

std::string titleOf(const std::string& key) {
    std::string title = key;
    std::replace(title.begin(), title.end(), '_', ' ');
    return title;
}

bool isTable(const Json& value) { return value.is_array() && !value.empty() && value.front().is_object(); }

/// Numbers, and texts that are formatted numbers.
bool isNumeric(const Json& cell) {
    return cell.is_number() || cell.is_null() || (cell.is_string() && cell.get<std::string>().find_first_not_of("0123456789.,-%") == std::string::npos);
}

bool isByteCount(const std::string& key) { return key == "bytes" || key == "size" || key.ends_with("_bytes"); }

std::string namedCell(const std::string& key, const Json& value) {
    return isByteCount(key) && value.is_number_integer() ? sizeText(value.get<std::uint64_t>()) : cellText(value);
}

} // namespace

std::size_t displayWidth(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        const auto [code, bytes] = characterAt(text);
        width += widthOf(code);
        text.remove_prefix(bytes);
    }
    return width;
}

std::string safeText(std::string_view text) {
    std::string safe;
    while (!text.empty()) {
        const auto [code, bytes] = characterAt(text);
        if (isHostile(code) && code != '\n' && code != '\t')
            safe += escaped(code);
        else
            safe += text.substr(0, bytes);
        text.remove_prefix(bytes);
    }
    return safe;
}

std::string cutText(std::string_view text, std::size_t columns) {
    std::string line = safeText(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    std::replace(line.begin(), line.end(), '\t', ' ');
    if (displayWidth(line) <= columns)
        return line;
    std::string cut;
    std::size_t width = 0;
    for (std::string_view rest = line; !rest.empty();) {
        const auto [code, bytes] = characterAt(rest);
        if (width + widthOf(code) + 1 > columns)
            break;
        width += widthOf(code);
        cut += rest.substr(0, bytes);
        rest.remove_prefix(bytes);
    }
    return cut + "…";
}

std::string table(const std::vector<Column>& columns, const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        std::size_t width = displayWidth(columns[i].title);
        for (const auto& row : rows)
            width = std::max(width, displayWidth(safeText(row[i])));
        widths.push_back(width);
    }
    fit(widths, terminalColumns());
    const auto lineOf = [&](const auto& cellOf) {
        std::string line;
        for (std::size_t i = 0; i < columns.size(); ++i)
            line += (i ? "  " : "") + padded(cutText(cellOf(i), widths[i]), widths[i], columns[i].align);
        return line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    };
    std::string text = lineOf([&](std::size_t i) { return columns[i].title; });
    for (const auto& row : rows)
        text += lineOf([&](std::size_t i) { return row[i]; });
    return text;
}

std::string wrapped(std::string_view text, std::size_t hanging) {
    std::string all;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        all += brokenLine(line, std::min(line.find_first_not_of(' '), line.size()) + hanging) + "\n";
    }
    return all;
}

std::string glossary(const std::vector<std::pair<std::string, std::string>>& lines) {
    std::size_t width = 0;
    for (const auto& [name, value] : lines)
        if (displayWidth(name) <= kNameColumns)
            width = std::max(width, displayWidth(name));
    std::string text;
    for (const auto& [name, value] : lines) {
        const bool fits = displayWidth(name) <= width;
        text += (fits ? "" : name + "\n") + brokenLine(padded(fits ? name : "", width + 2, Align::Left) + safeText(value), width + 2) + "\n";
    }
    return text;
}

std::string pairs(const std::vector<std::pair<std::string, std::string>>& lines) {
    std::size_t width = 0;
    for (const auto& [name, value] : lines)
        width = std::max(width, displayWidth(name));
    std::string text;
    for (const auto& [name, value] : lines)
        text += padded(name, width + 2, Align::Left) + safeText(value) + "\n";
    return text;
}

std::string cellText(const Json& value) {
    if (value.is_null())
        return "–";
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_boolean())
        return value.get<bool>() ? "yes" : "no";
    if (value.is_number_integer())
        return grouped(value.get<std::int64_t>());
    if (value.is_number()) {
        char text[40];
        const double number = value.get<double>();
        const double size = std::abs(number);
        std::snprintf(text, sizeof text, size != 0 && (size < 1e-3 || size >= 1e7) ? "%.3e" : size < 100 ? "%.4f" : "%.1f", number);
        std::string plain = text;
        if (plain.find('e') == std::string::npos) // 0.0050 → 0.005, 16.0 → 16
            plain.erase(plain.find_last_not_of('0') + 1);
        if (plain.ends_with('.'))
            plain.pop_back();
        return plain;
    }
    if (value.is_array() && std::all_of(value.begin(), value.end(), [](const Json& one) { return one.is_primitive(); })) {
        std::string list;
        for (const auto& one : value)
            list += (list.empty() ? "" : ", ") + cellText(one);
        return list;
    }
    return toText(value);
}

std::string tableOf(const Json& list, const std::vector<std::string>& keys) {
    std::vector<Column> columns;
    for (const auto& key : keys) {
        const bool numbers = std::all_of(list.begin(), list.end(), [&](const Json& row) { return !row.contains(key) || isNumeric(row[key]); });
        columns.push_back({titleOf(key), numbers ? Align::Right : Align::Left});
    }
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : list) {
        std::vector<std::string> cells;
        for (const auto& key : keys)
            cells.push_back(row.contains(key) ? cutText(namedCell(key, row[key]), kCellColumns) : "");
        rows.push_back(std::move(cells));
    }
    return table(columns, rows);
}

std::string render(const Json& json) {
    if (!json.is_object())
        return isTable(json) ? render(Json{{"items", json}}) : cellText(json) + "\n";
    std::vector<std::pair<std::string, std::string>> plain;
    std::string below;
    for (const auto& [key, value] : json.items()) {
        if (isTable(value)) {
            std::vector<std::string> keys;
            for (const auto& row : value)
                for (const auto& [name, cell] : row.items())
                    if (std::find(keys.begin(), keys.end(), name) == keys.end())
                        keys.push_back(name);
            below += "\n" + titleOf(key) + "\n" + tableOf(value, keys);
        } else if (value.is_object() && !value.empty()) {
            below += "\n" + titleOf(key) + "\n" + render(value);
        } else {
            plain.emplace_back(titleOf(key), value.is_structured() && value.empty() ? "none" : namedCell(key, value));
        }
    }
    const std::string above = pairs(plain);
    return above.empty() && below.starts_with("\n") ? below.substr(1) : above + below;
}

std::string threeDigits(const Json& share) {
    char text[40];
    std::snprintf(text, sizeof text, "%.3f", share.get<double>());
    return text;
}

Json scoreRows(const Json& measured) {
    Json rows = Json::array();
    for (const auto& [name, figures] : measured.items()) {
        Json row{{"model", name}, {"perplexity", figures.value("perplexity", Json())}};
        const Json scores = figures.value("scores", Json());
        if (scores.is_object()) {
            int number = 0;
            for (const auto& level : scores["levels"])
                row["F1 level " + std::to_string(++number)] = threeDigits(level["macro_f1"]);
            row["hierarchical F1"] = threeDigits(scores["hierarchical_f1"]);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string scoreTable(const Json& measured) {
    const Json rows = scoreRows(measured);
    std::vector<std::string> keys;
    for (const auto& row : rows)
        for (const auto& [key, value] : row.items())
            if (!value.is_null() && std::find(keys.begin(), keys.end(), key) == keys.end())
                keys.push_back(key);
    return tableOf(rows, keys);
}

std::string modelText(const Json& model) {
    Json shown = model;
    for (const char* key : {"chat_template", "files_written", "tokenizer"})
        shown.erase(key);
    if (shown.contains("files"))
        for (auto& file : shown["files"]) {
            file.erase("modified_nanos");
            file.erase("inode");
        }
    return render(shown);
}

std::string runText(const Json& run) {
    Json shown = run;
    for (const char* key : {"spec", "evaluation", "phase", "eta_seconds", "live"})
        shown.erase(key);
    return render(shown);
}

} // namespace danlu::cli
