#pragma once

#include "base/Result.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace danlu::ui {

/// What core says is English with values in it. This table has the same sentences in another language: "cannot open {}: {}" →
/// "无法打开 {}：{}". A value may be a sentence of the table itself. A value; read only.
class Sentences {
public:
    /// translations/sentences_*.json.
    static Result<Sentences> read(std::string_view json);
    /// By the longest pattern that fits, else by its parts around ": " and "; ", else the English as it is.
    QString translated(const QString& english) const;
    std::size_t count() const { return m_patterns.size(); }

private:
    struct Pattern {
        QStringList pieces;         // of the English, around its values
        std::vector<bool> isQuoted; // a value in quotes is a name: it stays
        QString translation;
        qsizetype letters = 0; // of all pieces
    };
    void add(const QString& english, const QString& translation);
    std::optional<QString> whole(const QString& english, int depth) const;
    std::optional<QString> inParts(const QString& english, int depth) const;
    std::optional<QString> anyWay(const QString& english, int depth) const;
    QString filled(const Pattern& pattern, const QStringList& values, int depth) const;

    std::vector<Pattern> m_patterns; // the longest first
};

/// A sentence of the services (an error's message or hint, a note, the reason of a rejected row) in the language of the window.
QString inWords(std::string_view english);
QString inWords(const QString& english);

} // namespace danlu::ui
