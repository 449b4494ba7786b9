#pragma once

#include "services/audit/Audit.h"

#include <QWidget>

namespace danlu::ui {

/// How many entries each of the last thirty days has. The numbers are in its tool tip and its name.
class DayBars : public QWidget {
    Q_OBJECT
public:
    static constexpr int kDays = 30;

    explicit DayBars(QWidget* parent = nullptr);
    void setDays(const std::vector<services::AuditIndex::Day>& days);
    const std::vector<std::size_t>& counts() const { return m_counts; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    int dayAt(int x) const;
    std::vector<std::size_t> m_counts; // the last is today
};

} // namespace danlu::ui
