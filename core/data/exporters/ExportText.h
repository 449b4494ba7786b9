#pragma once

#include "base/Json.h"
#include "data/exporters/Exporter.h"

namespace danlu::data {

/// One JSON object and a line feed. Rows hold valid UTF-8, so nothing is lost.
std::string jsonLine(const Json& object);
/// One CSV record (RFC 4180, LF). A cell that a spreadsheet would run as a formula (= + - @, tab or CR first) gets an apostrophe in front.
std::string csvLine(const std::vector<std::string>& cells);

/// "the row is a chat and cannot be written as classification".
Error wrongKind(const Row& row, std::string_view form);
/// The row's turns as a list of {"role", "content"} or {"from", "value"} objects.
enum class TurnForm { OpenAi, ShareGpt };
Json turnsJson(const std::vector<Turn>& turns, TurnForm form);

/// A conversation taken apart the way alpaca does; an error where the turns do not alternate so.
struct Exchange {
    std::string system;
    std::vector<std::pair<std::string, std::string>> history;
    std::string question, answer;
};
Result<Exchange> exchangeOf(const std::vector<Turn>& turns);

} // namespace danlu::data
