#include "ui/pages/compare/SamplingForm.h"

#include "ui/shell/Say.h"
#include "ui/style/Kind.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"
#include "ui/widgets/Label.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QSlider>
#include <QSpinBox>

#include <cmath>

namespace danlu::ui {
namespace {

constexpr int kSamplingNumber = 84;
constexpr double kSliderSteps = 100; // of a slider for one unit

/// The key as programs know it, in letters of one width.
class SamplingKeyLabel : public QWidget {
public:
    explicit SamplingKeyLabel(const char* key) : m_key(QString::fromLatin1(key)) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }
    QSize sizeHint() const override { return {widthOf(m_key, lookOf(*this).mono(TextSize::Caption)), lookOf(*this).tokens().lineHeight(TextSize::Small)}; }
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const Look& look = lookOf(*this);
        paintText(painter, rect(), m_key, look.mono(TextSize::Caption), look.color(Color::TextFaint));
    }

private:
    QString m_key;
};

} // namespace

SamplingForm::SamplingForm(QWidget* parent) : QWidget(parent) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(kPadding, kGap, kPadding, kPadding);
    grid->setHorizontalSpacing(kGap);
    grid->setVerticalSpacing(kUnit);
    grid->setColumnStretch(1, 1);
    m_slid = {addSlid(*grid, "temperature", 0, 2), addSlid(*grid, "top_p", 0, 1), addSlid(*grid, "repetition_penalty", 1, 2)};
    m_whole = {addWhole(*grid, "top_k", 1'048'576), addWhole(*grid, "max_new_tokens", 1'048'576), addWhole(*grid, "seed", 2'147'483'647)};
    m_whole[1].number->setMinimum(1);
    setValue({});
    say(*this, [this] { sayWords(); });
}

SamplingForm::Slid SamplingForm::addSlid(QGridLayout& grid, const char* key, double low, double high) {
    const Slid slid{new Label({}, {TextSize::Small, Weight::Regular, Color::Text}), new QDoubleSpinBox, new QSlider(Qt::Horizontal)};
    const int row = grid.rowCount();
    slid.number->setDecimals(2);
    slid.number->setSingleStep(0.05);
    slid.number->setRange(low == 1 ? 0.1 : low, high == 1 ? 1 : high == 2 && low == 0 ? 100 : 10); // the slider has the usual part of it
    setControlSize(*slid.number, ControlSize::Small);
    slid.number->setFixedWidth(kSamplingNumber);
    slid.slider->setRange(int(low * kSliderSteps), int(high * kSliderSteps));
    grid.addWidget(slid.word, row, 0);
    grid.addWidget(new SamplingKeyLabel(key), row, 1);
    grid.addWidget(slid.number, row, 2);
    grid.addWidget(slid.slider, row + 1, 0, 1, 3);
    connect(slid.slider, &QSlider::valueChanged, this, [this, slid](int value) {
        if (!m_isSetting)
            slid.number->setValue(value / kSliderSteps);
    });
    connect(slid.number, &QDoubleSpinBox::valueChanged, this, [this, slid](double value) {
        const bool wasSetting = std::exchange(m_isSetting, true);
        slid.slider->setValue(int(std::lround(value * kSliderSteps)));
        m_isSetting = wasSetting;
        if (!m_isSetting)
            emit edited();
    });
    return slid;
}

SamplingForm::Whole SamplingForm::addWhole(QGridLayout& grid, const char* key, int high) {
    const Whole whole{new Label({}, {TextSize::Small, Weight::Regular, Color::Text}), new QSpinBox};
    const int row = grid.rowCount();
    whole.number->setRange(0, high);
    setControlSize(*whole.number, ControlSize::Small);
    whole.number->setFixedWidth(kSamplingNumber);
    grid.addWidget(whole.word, row, 0);
    grid.addWidget(new SamplingKeyLabel(key), row, 1);
    grid.addWidget(whole.number, row, 2);
    connect(whole.number, &QSpinBox::valueChanged, this, [this] {
        if (!m_isSetting)
            emit edited();
    });
    return whole;
}

void SamplingForm::sayWords() {
    const QStringList slid{tr("Temperature"), tr("Top-p"), tr("Repetition")};
    const QStringList slidHelp{tr("0 always takes the likeliest token; higher is more varied. 0–2 as a rule, 0.7 at first."),
                               tr("Only the likeliest tokens that together reach this probability; 1 = all. 0.9 at first."),
                               tr("Above 1 makes tokens that were already used less likely. 1 at first.")};
    for (qsizetype i = 0; i < slid.size(); ++i) {
        const Slid& each = m_slid[std::size_t(i)];
        each.word->setText(slid[i]);
        for (QWidget* widget : std::initializer_list<QWidget*>{each.word, each.number, each.slider}) {
            widget->setToolTip(slidHelp[i]);
            widget->setAccessibleName(slid[i]);
        }
    }
    const QStringList whole{tr("Top-k"), tr("At most"), tr("Seed")};
    const QStringList wholeHelp{tr("Only the k likeliest tokens; 0 = all."), tr("Longest answer, in tokens."), tr("The same seed gives the same answer.")};
    for (qsizetype i = 0; i < whole.size(); ++i) {
        const Whole& each = m_whole[std::size_t(i)];
        each.word->setText(whole[i]);
        each.number->setToolTip(wholeHelp[i]);
        each.number->setAccessibleName(whole[i]);
    }
}

spec::SamplingSpec SamplingForm::value() const {
    spec::SamplingSpec sampling;
    sampling.temperature = m_slid[0].number->value();
    sampling.topP = m_slid[1].number->value();
    sampling.repetitionPenalty = m_slid[2].number->value();
    sampling.topK = m_whole[0].number->value();
    sampling.maxNewTokens = m_whole[1].number->value();
    sampling.seed = m_whole[2].number->value();
    return sampling;
}

void SamplingForm::setValue(const spec::SamplingSpec& sampling) {
    m_isSetting = true;
    m_slid[0].number->setValue(sampling.temperature);
    m_slid[1].number->setValue(sampling.topP);
    m_slid[2].number->setValue(sampling.repetitionPenalty);
    m_whole[0].number->setValue(int(sampling.topK));
    m_whole[1].number->setValue(int(sampling.maxNewTokens));
    m_whole[2].number->setValue(int(sampling.seed));
    m_isSetting = false;
}

} // namespace danlu::ui
