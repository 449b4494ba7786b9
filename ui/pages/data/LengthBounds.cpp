#include "ui/pages/data/LengthBounds.h"

#include "ui/charts/Histogram.h"
#include "ui/shell/Facts.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Label.h"

#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace danlu::ui {
namespace {

constexpr std::size_t kLengthBins = 36;
constexpr int kLengthsHeight = 150;
constexpr double kMostShown = 0.995; // of the rows; a few that are very long would press all others to the left edge

/// A round number at or above.
double roundAbove(double value) {
    const double step = std::pow(10, std::floor(std::log10(std::max(1.0, value)))) / 2;
    return std::max(10.0, std::ceil(value / step) * step);
}

} // namespace

LengthBounds::LengthBounds(QWidget* parent)
    : QWidget(parent), m_histogram(new Histogram), m_kept(new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted}, Wrap::Yes)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPadding, kPadding, kPadding, 0);
    column->setSpacing(kUnit);
    m_histogram->setFixedHeight(kLengthsHeight);
    m_histogram->setFormat({NumberStyle::Whole});
    column->addWidget(m_histogram);
    column->addWidget(m_kept);
    connect(m_histogram, &Histogram::boundMoved, this, [this](Histogram::Bound bound, double value) {
        const bool isLow = bound == Histogram::Bound::Low, isOff = !isLow && value >= m_end; // at the end of the axis there is no limit
        (isLow ? m_low : m_high) = isOff ? std::numeric_limits<std::int64_t>::max() : std::llround(value);
        count();
        emit moved(isLow ? "min" : "max", isOff ? Json() : Json(isLow ? m_low : std::max<std::int64_t>(1, m_high)));
    });
    ui::say(*this, [this] { say(); });
}

void LengthBounds::say() {
    m_histogram->setAccessibleName(tr("Length of the rows, with the bounds of what is kept"));
    count();
}

void LengthBounds::setStep(const Json& lengths, const Json& step) {
    m_lengths = lengths.is_array() ? lengths.get<std::vector<std::int64_t>>() : std::vector<std::int64_t>();
    std::ranges::sort(m_lengths);
    m_low = countAt(step, "min");
    m_high = step.contains("max") && step["max"].is_number() ? countAt(step, "max") : std::numeric_limits<std::int64_t>::max();
    const auto at = std::size_t(double(m_lengths.size()) * kMostShown);
    m_end = roundAbove(m_lengths.empty() ? 1 : double(m_lengths[std::min(at, m_lengths.size() - 1)]) + 1);
    std::vector<double> bins(kLengthBins);
    for (const std::int64_t length : m_lengths)
        ++bins[std::min(kLengthBins - 1, std::size_t(double(length) / m_end * double(kLengthBins)))];
    m_histogram->setBins({0, m_end}, std::move(bins));
    m_histogram->setBound(Histogram::Bound::Low, std::min(double(m_low), m_end));
    m_histogram->setBound(Histogram::Bound::High, std::min(double(m_high), m_end));
    count();
}

void LengthBounds::count() {
    const auto kept = std::ranges::upper_bound(m_lengths, m_high) - std::ranges::lower_bound(m_lengths, m_low);
    m_kept->setText(tr("keeps %1 of %2 rows, by their length before the other steps")
                        .arg(countText(std::max<std::ptrdiff_t>(0, kept)), countText(std::int64_t(m_lengths.size()))));
}

QString LengthBounds::kept() const { return m_kept->text(); }

} // namespace danlu::ui
