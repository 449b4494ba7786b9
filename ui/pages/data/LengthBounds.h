#pragma once

#include "base/Json.h"

#include <QWidget>

namespace danlu::ui {

class Histogram;
class Label;

/// How long the rows are that a recipe is tried on, and which of them the step `length` keeps: its bounds are dragged, or moved by the arrow keys.
class LengthBounds : public QWidget {
    Q_OBJECT
public:
    explicit LengthBounds(QWidget* parent = nullptr);
    /// `lengths`: characters of each row; `step`: {step, min, max}, absent ones are not set.
    void setStep(const Json& lengths, const Json& step);
    /// What the bounds leave, as it is said below them.
    QString kept() const;

signals:
    /// "min" or "max"; null: no bound any more.
    void moved(const std::string& key, const danlu::Json& value);

private:
    void say();
    void count();

    std::vector<std::int64_t> m_lengths; // the shortest first
    std::int64_t m_low = 0, m_high = 0;
    double m_end = 1; // of the axis
    Histogram* m_histogram;
    Label* m_kept;
};

} // namespace danlu::ui
