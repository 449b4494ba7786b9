#include "ui/pages/data/RowColumns.h"

#include "ui/pages/data/Faces.h"
#include "ui/shell/Figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace danlu::ui {
namespace {

struct ColumnWords {
    Q_DECLARE_TR_FUNCTIONS(danlu::ui::RowColumns)
};

constexpr std::size_t kCellBytes = 400; // more than the widest column shows

/// The beginning of a text as one line.
QString oneLine(std::string_view text) {
    std::size_t end = std::min(text.size(), kCellBytes);
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return textOf(text.substr(0, end)).simplified();
}

QString turnText(const Row& row, Role role, bool isLast) {
    const auto isIt = [role](const Turn& turn) { return turn.role == role; };
    if (isLast) {
        const auto found = std::find_if(row.turns.rbegin(), row.turns.rend(), isIt);
        return found == row.turns.rend() ? QString() : oneLine(found->text);
    }
    const auto found = std::find_if(row.turns.begin(), row.turns.end(), isIt);
    return found == row.turns.end() ? QString() : oneLine(found->text);
}

/// That level of every path of the row.
QString levelText(const Row& row, std::size_t level) {
    QStringList levels;
    for (const LabelPath& path : row.labels)
        if (level < path.size() && !levels.contains(textOf(path[level])))
            levels << textOf(path[level]);
    return levels.join(QStringLiteral(" · "));
}

struct ColumnFacts {
    RowColumn column;
    const char* key;
    const char* title;
    int width;
};
constexpr std::array kColumnFacts{ColumnFacts{RowColumn::Number, "number", "#", 60},
                                  ColumnFacts{RowColumn::Text, "text", QT_TRANSLATE_NOOP("danlu::ui::RowColumns", "Text"), 420},
                                  ColumnFacts{RowColumn::Question, "question", QT_TRANSLATE_NOOP("danlu::ui::RowColumns", "First question"), 320},
                                  ColumnFacts{RowColumn::Answer, "answer", QT_TRANSLATE_NOOP("danlu::ui::RowColumns", "Last answer"), 320},
                                  ColumnFacts{RowColumn::Rejected, "rejected", QT_TRANSLATE_NOOP("danlu::ui::RowColumns", "Worse answer"), 240},
                                  ColumnFacts{RowColumn::Turns, "turns", QT_TRANSLATE_NOOP("danlu::ui::RowColumns", "Turns"), 64},
                                  ColumnFacts{RowColumn::Major, "major", QT_TRANSLATE_NOOP("danlu::ui::RowColumns", "Major"), 84},
                                  ColumnFacts{RowColumn::Mid, "mid", QT_TRANSLATE_NOOP("danlu::ui::RowColumns", "Mid"), 84},
                                  ColumnFacts{RowColumn::Minor, "minor", QT_TRANSLATE_NOOP("danlu::ui::RowColumns", "Minor"), 92},
                                  ColumnFacts{RowColumn::Length, "length", QT_TRANSLATE_NOOP("danlu::ui::RowColumns", "Length"), 68},
                                  ColumnFacts{RowColumn::Split, "split", QT_TRANSLATE_NOOP("danlu::ui::RowColumns", "Split"), 92}};

const ColumnFacts& factsOf(RowColumn column) { return *std::ranges::find(kColumnFacts, column, &ColumnFacts::column); }

} // namespace

std::vector<RowColumn> columnsOf(const QString& kind, bool hasSplit) {
    std::vector<RowColumn> columns{RowColumn::Number};
    const auto add = [&columns](std::initializer_list<RowColumn> more) { columns.insert(columns.end(), more); };
    if (kind == QStringLiteral("chat"))
        add({RowColumn::Question, RowColumn::Answer, RowColumn::Turns});
    else if (kind == QStringLiteral("preference"))
        add({RowColumn::Question, RowColumn::Answer, RowColumn::Rejected});
    else
        add({RowColumn::Text});
    if (kind == QStringLiteral("classification"))
        add({RowColumn::Major, RowColumn::Mid, RowColumn::Minor});
    add({RowColumn::Length});
    if (hasSplit)
        add({RowColumn::Split});
    return columns;
}

QString titleOf(RowColumn column) { return column == RowColumn::Number ? QStringLiteral("#") : ColumnWords::tr(factsOf(column).title); }

QString keyOf(RowColumn column) { return QLatin1String(factsOf(column).key); }

int usualWidth(RowColumn column) { return factsOf(column).width; }

bool isNumber(RowColumn column) { return column == RowColumn::Number || column == RowColumn::Turns || column == RowColumn::Length; }

bool isElastic(RowColumn column) {
    return column == RowColumn::Text || column == RowColumn::Question || column == RowColumn::Answer || column == RowColumn::Rejected;
}

std::optional<services::RowOrder> orderBy(RowColumn column) {
    switch (column) {
    case RowColumn::Number:
        return services::RowOrder::Stored;
    case RowColumn::Major:
        return services::RowOrder::Label;
    case RowColumn::Length:
        return services::RowOrder::Length;
    case RowColumn::Split:
        return services::RowOrder::Split;
    default:
        return std::nullopt;
    }
}

std::int64_t lengthOf(const Row& row) {
    const auto characters = [](const std::string& text) {
        return std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    };
    std::int64_t count = characters(row.rejected);
    for (const Turn& turn : row.turns)
        count += characters(turn.text);
    return count;
}

QString cellText(const services::ShownRow& row, RowColumn column) {
    switch (column) {
    case RowColumn::Number:
        return countText(std::int64_t(row.index) + 1);
    case RowColumn::Text:
    case RowColumn::Question:
        return turnText(row.row, Role::User, false);
    case RowColumn::Answer:
        return turnText(row.row, Role::Assistant, true);
    case RowColumn::Rejected:
        return oneLine(row.row.rejected);
    case RowColumn::Turns:
        return countText(std::int64_t(row.row.turns.size()));
    case RowColumn::Major:
        return levelText(row.row, 0);
    case RowColumn::Mid:
        return levelText(row.row, 1);
    case RowColumn::Minor:
        return levelText(row.row, 2);
    case RowColumn::Length:
        return countText(lengthOf(row.row));
    case RowColumn::Split:
        return splitText(row.split);
    }
    return {};
}

} // namespace danlu::ui
