#include "ui/charts/ChartWords.h"

namespace danlu::ui {

QString ChartWords::unit(XUnit unit) {
    switch (unit) {
    case XUnit::Steps:
        return tr("steps", "unit of the x axis");
    case XUnit::Time:
        return tr("time", "unit of the x axis");
    case XUnit::Tokens:
        return tr("tokens", "unit of the x axis");
    }
    return {};
}

} // namespace danlu::ui
