#include "ui/pages/data/StepWords.h"

#include <QCoreApplication>

#include <array>

namespace danlu::ui {
namespace {

constexpr const char* kSteps = "Steps";

struct StepWord {
    const char* word; // of the recipe
    const char* text;
};
constexpr std::array kStepNames{StepWord{"html", QT_TRANSLATE_NOOP("Steps", "HTML")},
                                StepWord{"control_characters", QT_TRANSLATE_NOOP("Steps", "Control characters")},
                                StepWord{"urls", QT_TRANSLATE_NOOP("Steps", "Web addresses")},
                                StepWord{"mask_id", QT_TRANSLATE_NOOP("Steps", "Identity numbers")},
                                StepWord{"mask_phone", QT_TRANSLATE_NOOP("Steps", "Telephone numbers")},
                                StepWord{"mask_email", QT_TRANSLATE_NOOP("Steps", "E-mail addresses")},
                                StepWord{"whitespace", QT_TRANSLATE_NOOP("Steps", "Blanks and line ends")},
                                StepWord{"length", QT_TRANSLATE_NOOP("Steps", "Length")},
                                StepWord{"exact_duplicates", QT_TRANSLATE_NOOP("Steps", "Exact duplicates")}};
constexpr std::array kStepHelps{
    StepWord{"html", QT_TRANSLATE_NOOP("Steps", "Removes HTML tags, comments, scripts and styles, and decodes character references such as &amp;.")},
    StepWord{"control_characters", QT_TRANSLATE_NOOP("Steps", "Removes control characters, zero-width characters and marks of writing direction.")},
    StepWord{"urls", QT_TRANSLATE_NOOP("Steps", "Replaces web addresses (http, https, ftp, www.).")},
    StepWord{"mask_id", QT_TRANSLATE_NOOP("Steps", "Replaces 18-digit Chinese identity numbers whose date and check digit are right.")},
    StepWord{"mask_phone", QT_TRANSLATE_NOOP("Steps", "Replaces Chinese mobile numbers, also with +86, blanks, dashes and full-width digits.")},
    StepWord{"mask_email", QT_TRANSLATE_NOOP("Steps", "Replaces e-mail addresses.")},
    StepWord{"whitespace", QT_TRANSLATE_NOOP("Steps", "Runs of blanks become one, blanks at line ends and around the text go, CRLF becomes LF.")},
    StepWord{"length", QT_TRANSLATE_NOOP("Steps", "Drops rows that are too short or too long; all turns count together, without the system's.")},
    StepWord{"exact_duplicates", QT_TRANSLATE_NOOP("Steps", "Drops every row whose text was there before; the first one stays.")}};
constexpr std::array kOptionNames{StepWord{"replacement", QT_TRANSLATE_NOOP("Steps", "Replacement")},
                                  StepWord{"line_breaks", QT_TRANSLATE_NOOP("Steps", "Keep line breaks")},
                                  StepWord{"zero_width", QT_TRANSLATE_NOOP("Steps", "Zero-width characters")},
                                  StepWord{"bidi", QT_TRANSLATE_NOOP("Steps", "Marks of writing direction")},
                                  StepWord{"keep_lines", QT_TRANSLATE_NOOP("Steps", "Keep line ends")},
                                  StepWord{"max_empty_lines", QT_TRANSLATE_NOOP("Steps", "Most empty lines")},
                                  StepWord{"min", QT_TRANSLATE_NOOP("Steps", "Shortest")},
                                  StepWord{"max", QT_TRANSLATE_NOOP("Steps", "Longest")},
                                  StepWord{"compare_labels", QT_TRANSLATE_NOOP("Steps", "Compare labels too")}};
[[maybe_unused]] constexpr std::array kOptionHelps{
    QT_TRANSLATE_NOOP("Steps", "What stands in their place."),
    QT_TRANSLATE_NOOP("Steps", "Whether br, p, div and their like leave a line end behind."),
    QT_TRANSLATE_NOOP("Steps", "Whether zero-width characters go too (emoji that are joined by them fall apart)."),
    QT_TRANSLATE_NOOP("Steps", "Whether marks of writing direction go too."),
    QT_TRANSLATE_NOOP("Steps", "Whether line ends stay; otherwise they count as blanks."),
    QT_TRANSLATE_NOOP("Steps", "Empty lines in a row that stay."),
    QT_TRANSLATE_NOOP("Steps", "Shortest row that stays."),
    QT_TRANSLATE_NOOP("Steps", "Longest row that stays."),
    QT_TRANSLATE_NOOP("Steps", "Whether the same text with another label is another row.")};
[[maybe_unused]] constexpr std::array kUnits{QT_TRANSLATE_NOOP("Steps", "characters"), QT_TRANSLATE_NOOP("Steps", "lines")};

template <std::size_t N>
QString stepWord(const std::array<StepWord, N>& words, const QString& word, const QString& unknown) {
    for (const StepWord& each : words)
        if (word == QLatin1String(each.word))
            return QCoreApplication::translate(kSteps, each.text);
    return unknown;
}

/// The translation of a text that the core has written.
QString translatedText(const QString& text) { return QCoreApplication::translate(kSteps, text.toUtf8().constData()); }

} // namespace

QString stepText(const QString& step) { return stepWord(kStepNames, step, step); }
QString stepHelp(const QString& step, const QString& help) { return stepWord(kStepHelps, step, help); }
QString optionText(const QString& key) { return stepWord(kOptionNames, key, key); }
QString optionHelp(const QString& help) { return translatedText(help); }
QString unitText(const QString& unit) { return unit.isEmpty() ? unit : translatedText(unit); }

} // namespace danlu::ui
