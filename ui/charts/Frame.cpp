#include "ui/charts/Frame.h"

#include <cmath>

namespace danlu::ui {

double Frame::shareOf(double value) const {
    if (scale == AxisScale::Linear)
        return (value - y.low) / y.width();
    return std::log(value / y.low) / std::log(y.high / y.low);
}

double Frame::valueY(double pixel) const {
    const double share = (plot.bottom() - pixel) / plot.height();
    return scale == AxisScale::Linear ? y.low + share * y.width() : y.low * std::pow(y.high / y.low, share);
}

bool Frame::shows(double value) const { return std::isfinite(value) && (scale == AxisScale::Linear || value > 0); }

} // namespace danlu::ui
