#pragma once

#include "ui/style/Look.h"

#include <QWidget>

namespace danlu::ui {

/// One part of a stacked meter: its share of the whole, and what the legend says of it ("Model 7.2").
struct MeterPart {
    double share = 0; // 0 … 1
    Color color = Color::Series1;
    QString text = {};
};
enum class Legend { None, Below };

/// What a whole is made of: parts side by side in one trough, a pixel between them, and a legend below that wraps.
class StackedMeter : public QWidget {
    Q_OBJECT
public:
    explicit StackedMeter(const QString& name, Legend legend = Legend::Below, QWidget* parent = nullptr);
    void setParts(std::vector<MeterPart> parts);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return m_legend == Legend::Below; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// Where each part's legend stands.
    std::vector<QRect> places(int width) const;

    QString m_name;
    Legend m_legend;
    std::vector<MeterPart> m_parts;
};

} // namespace danlu::ui
