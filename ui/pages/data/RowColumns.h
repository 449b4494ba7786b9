#pragma once

#include "services/dataset/Rows.h"

#include <QString>

#include <optional>
#include <vector>

namespace danlu::ui {

/// What a column of the table shows. Which of them there are follows from what the rows are.
enum class RowColumn { Number, Text, Question, Answer, Rejected, Turns, Major, Mid, Minor, Length, Split };

std::vector<RowColumn> columnsOf(const QString& kind, bool hasSplit);
QString titleOf(RowColumn column);
/// A name that is kept with its width.
QString keyOf(RowColumn column);
int usualWidth(RowColumn column);
bool isNumber(RowColumn column);
/// Whether it takes the room that others leave.
bool isElastic(RowColumn column);
/// What a click on its header orders by; nothing where rows cannot be ordered by it.
std::optional<services::RowOrder> orderBy(RowColumn column);

/// One line, cut: what a cell says. `row` is the whole of it.
QString cellText(const services::ShownRow& row, RowColumn column);
/// Characters of all its texts together.
std::int64_t lengthOf(const Row& row);

} // namespace danlu::ui
