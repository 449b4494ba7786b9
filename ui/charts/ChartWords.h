#pragma once

#include "ui/charts/RunClock.h"

#include <QCoreApplication>

namespace danlu::ui {

/// The few words a chart says by itself, translated.
class ChartWords {
    Q_DECLARE_TR_FUNCTIONS(danlu::ui::ChartWords)
public:
    static QString stepTitle(const QString& number) { return tr("Step %1").arg(number); }
    static QString tokensTitle(const QString& number) { return tr("%1 tokens").arg(number); }
    static QString stepShort(const QString& number) { return tr("step %1", "beside a value that was measured at another step").arg(number); }
    static QString unit(XUnit unit);
    static QString empty() { return tr("No values yet"); }
    static QString chart() { return tr("Curves of the run"); }
    static QString at(const QString& place, const QString& values) { return tr("%1: %2", "place on the axis: values").arg(place, values); }
};

} // namespace danlu::ui
