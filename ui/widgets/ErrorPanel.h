#pragma once

#include "ui/widgets/Card.h"

#include "base/Result.h"

#include <QWidget>

#include <functional>

class QPushButton;
class QVBoxLayout;

namespace danlu::ui {

/// What stands around an error: all of it the caller's words, in the reader's language.
struct ErrorTexts {
    QString title;    // what happened, and what is safe
    QString sentence; // empty: the error's hint
    QString whatToDo, causes, show, hide, copy;
    /// An error's own words, which are English, for the reader; without it they stay as they are.
    std::function<QString(std::string_view)> inWords = {};
};
/// A way out, with its price.
struct WayOut {
    QString title, sentence;
    Chosen recommended = Chosen::No;
};

enum class Fold { Closed, Open };

/// An error as a page shows it: what happened · what to do, the recommended first · the causes, from what was seen to the root, folded away.
class ErrorPanel : public QWidget {
    Q_OBJECT
public:
    ErrorPanel(const ErrorTexts& texts, const danlu::Error& error, QWidget* parent = nullptr);
    void addWayOut(const WayOut& way, QPushButton* button);
    void setCauses(Fold fold);
    bool causesShown() const;
    /// What "copy" puts on the clipboard: every cause, with its code.
    QString details() const { return m_details; }

private:
    void addHead(const danlu::Error& error);
    void addCauses(const danlu::Error& error);

    ErrorTexts m_texts;
    QString m_details;
    QVBoxLayout* m_column;
    QVBoxLayout* m_ways = nullptr;
    QWidget* m_causes = nullptr;
    QPushButton* m_fold = nullptr;
};

} // namespace danlu::ui
