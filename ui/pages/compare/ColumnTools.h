#pragma once

#include "services/chat/Ratings.h"
#include "ui/widgets/Panel.h"

#include <optional>

class QHBoxLayout;
class QPushButton;

namespace danlu::ui {

class Chip;

/// The line above a column's text: how its model samples, whether the answer is the expected one, what a person thinks of it.
class ColumnTools : public Panel {
    Q_OBJECT
public:
    enum class Match { Unknown, Right, Differs };

    explicit ColumnTools(int number, QWidget* parent = nullptr);
    /// The keys that rate go by it.
    void setNumber(int number);
    void setSampling(const spec::SamplingSpec& sampling);
    void setMatch(Match match);
    /// Whether there is an answer, and one that is at its end; and what was thought of it.
    void setAnswer(bool isThere, bool canBeRated, std::optional<services::Verdict> verdict);
    /// Four columns in a small window: what matters least is not shown.
    void fit(bool isNarrow);

signals:
    void rated(danlu::services::Verdict verdict);
    void copyAsked();

private:
    void sayAll();
    void sayChips();
    void sayMatch();

    int m_number;
    spec::SamplingSpec m_sampling;
    Match m_isMatch = Match::Unknown;
    bool m_isNarrow = false;
    QHBoxLayout* m_chips;
    Chip* m_match;
    QPushButton *m_better, *m_worse, *m_copy;
};

} // namespace danlu::ui
