#pragma once

#include "base/Json.h"

#include <string>
#include <vector>

namespace danlu::cli {

/// Columns a text takes on a terminal: wide characters (Unicode East Asian Width W and F) take two, combining ones none.
std::size_t displayWidth(std::string_view utf8);
/// Cut to `columns` with an ellipsis; control characters become blanks or escapes, so that data cannot steer the terminal.
std::string cutText(std::string_view utf8, std::size_t columns);
/// Control characters shown as \xNN; newline and tab stay.
std::string safeText(std::string_view utf8);

enum class Align { Left, Right };
struct Column {
    std::string title;
    Align align = Align::Left;
};
/// Aligned columns with a line of titles; cells are cut so that a line fits the terminal.
std::string table(const std::vector<Column>& columns, const std::vector<std::vector<std::string>>& rows);
/// Long lines broken at blanks, for the terminal but no wider than people like to read; what follows a break gets the line's own indent
/// and `hanging` blanks more.
std::string wrapped(std::string_view text, std::size_t hanging = 0);
/// "name   explanation" lines; an explanation is broken within its own column, and begins below a name that is too long for the first.
std::string glossary(const std::vector<std::pair<std::string, std::string>>& lines);
/// "name   value" lines.
std::string pairs(const std::vector<std::pair<std::string, std::string>>& lines);

/// Any result as pairs and tables: lists of objects become tables, numbers are grouped and rounded.
std::string render(const Json& json);
/// One value in a cell.
std::string cellText(const Json& value);
/// The members of each object as columns, in this order; absent ones are blank.
std::string tableOf(const Json& list, const std::vector<std::string>& keys);

/// Perplexity, macro F1 per level and hierarchical F1 of several models: {name: result of evaluate}.
std::string scoreTable(const Json& measured);
/// A model, and a run, without what fills screens.
std::string modelText(const Json& model);
std::string runText(const Json& run);

} // namespace danlu::cli
