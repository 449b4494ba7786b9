#include "ui/pages/data/ReasonText.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>

namespace danlu::ui {
namespace {

// The sentences of core/data/importers and shapes; what stands at %1 is kept. The first that fits counts.
constexpr std::array kReasons{QT_TRANSLATE_NOOP("Reasons", "\"%1\" is empty"),
                              QT_TRANSLATE_NOOP("Reasons", "\"%1\" is missing"),
                              QT_TRANSLATE_NOOP("Reasons", "\"%1\" is not text"),
                              QT_TRANSLATE_NOOP("Reasons", "\"%1\" is not a list of {\"role\", \"content\"} objects"),
                              QT_TRANSLATE_NOOP("Reasons", "\"%1\" is not a list of {\"from\", \"value\"} objects"),
                              QT_TRANSLATE_NOOP("Reasons", "\"%1\" is not a list of [question, answer] pairs"),
                              QT_TRANSLATE_NOOP("Reasons", "\"%1\" is not a list of turns"),
                              QT_TRANSLATE_NOOP("Reasons", "\"%1\" does not end with an answer of the assistant"),
                              QT_TRANSLATE_NOOP("Reasons", "\"%1\" and \"%2\" are not the same conversation up to the last turn"),
                              QT_TRANSLATE_NOOP("Reasons", "\"%1\" holds something other than label names"),
                              QT_TRANSLATE_NOOP("Reasons", "\"%1\" holds no label"),
                              QT_TRANSLATE_NOOP("Reasons", "the chosen and the rejected answer are the same"),
                              QT_TRANSLATE_NOOP("Reasons", "the label path has an empty level"),
                              QT_TRANSLATE_NOOP("Reasons", "the label path has %1 levels; three are the most"),
                              QT_TRANSLATE_NOOP("Reasons", "the row has no label"),
                              QT_TRANSLATE_NOOP("Reasons", "the annotations hold no label"),
                              QT_TRANSLATE_NOOP("Reasons", "a turn has no text"),
                              QT_TRANSLATE_NOOP("Reasons", "a turn holds something other than text"),
                              QT_TRANSLATE_NOOP("Reasons", "a turn is not an object"),
                              QT_TRANSLATE_NOOP("Reasons", "a turn does not say who speaks (\"role\" or \"from\")"),
                              QT_TRANSLATE_NOOP("Reasons", "a turn has the unknown speaker \"%1\""),
                              QT_TRANSLATE_NOOP("Reasons", "a turn is empty"),
                              QT_TRANSLATE_NOOP("Reasons", "the conversation has no turn of the user"),
                              QT_TRANSLATE_NOOP("Reasons", "the conversation does not end with an answer of the assistant"),
                              QT_TRANSLATE_NOOP("Reasons", "invalid %1 at byte %2 of the file"),
                              QT_TRANSLATE_NOOP("Reasons", "a zero byte stands in the text"),
                              QT_TRANSLATE_NOOP("Reasons", "the line is longer than %1 MiB"),
                              QT_TRANSLATE_NOOP("Reasons", "the record is longer than %1 MiB"),
                              QT_TRANSLATE_NOOP("Reasons", "the row has %1 of text; %2 are the most"),
                              QT_TRANSLATE_NOOP("Reasons", "%1 cells, but the first line names %2 columns"),
                              QT_TRANSLATE_NOOP("Reasons", "more than %1 columns"),
                              QT_TRANSLATE_NOOP("Reasons", "unbalanced quotes: text follows the closing quote of the cell that starts on line %1"),
                              QT_TRANSLATE_NOOP("Reasons", "unbalanced quotes: a quote is opened and never closed on line %1"),
                              QT_TRANSLATE_NOOP("Reasons", "the JSON is nested deeper than %1 levels"),
                              QT_TRANSLATE_NOOP("Reasons", "the record needs more memory than the reader may use"),
                              QT_TRANSLATE_NOOP("Reasons", "the record holds more than %1 JSON values"),
                              QT_TRANSLATE_NOOP("Reasons", "the record is not a JSON object"),
                              QT_TRANSLATE_NOOP("Reasons", "a key is longer than 1 KiB"),
                              QT_TRANSLATE_NOOP("Reasons", "not valid JSON: a control character stands unescaped in a string"),
                              QT_TRANSLATE_NOOP("Reasons", "not valid JSON: a string is not closed"),
                              QT_TRANSLATE_NOOP("Reasons", "not valid JSON: a string holds a wrong escape or half of a surrogate pair"),
                              QT_TRANSLATE_NOOP("Reasons", "not valid JSON: nothing there"),
                              QT_TRANSLATE_NOOP("Reasons", "not valid JSON: a number is malformed"),
                              QT_TRANSLATE_NOOP("Reasons", "not valid JSON: brackets, commas or quotes are out of place")};

/// The pattern of a sentence with %1, %2 in it.
QRegularExpression patternOf(const char* sentence) {
    QString pattern = QRegularExpression::escape(QLatin1String(sentence));
    pattern.replace(QStringLiteral("\\%1"), QStringLiteral("(.*)")).replace(QStringLiteral("\\%2"), QStringLiteral("(.*)"));
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern));
}

const std::vector<QRegularExpression>& patterns() {
    static const std::vector<QRegularExpression> all = [] {
        std::vector<QRegularExpression> made;
        for (const char* sentence : kReasons)
            made.push_back(patternOf(sentence));
        return made;
    }();
    return all;
}

} // namespace

QString reasonText(const QString& reason) {
    for (std::size_t i = 0; i < kReasons.size(); ++i) {
        const auto found = patterns()[i].match(reason);
        if (!found.hasMatch())
            continue;
        const QString text = QCoreApplication::translate("Reasons", kReasons[i]);
        return found.lastCapturedIndex() >= 2   ? text.arg(found.captured(1), found.captured(2))
               : found.lastCapturedIndex() == 1 ? text.arg(found.captured(1))
                                                : text;
    }
    return reason;
}

} // namespace danlu::ui
