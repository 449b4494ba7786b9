#include "ui/pages/start/StrengthView.h"

#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/shell/Spoken.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"

#include <QGridLayout>

namespace danlu::ui {
namespace {

constexpr double kMostBits = 100; // the bar's right end
constexpr double kManyCards = 1000;
constexpr double kYearSeconds = 365.25 * 86400;

/// The bar; the floor is a line across it.
class StrengthBar : public QWidget {
public:
    explicit StrengthBar(const services::Strength& strength) : m_strength(strength) { setFixedHeight(30); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const Look& look = lookOf(*this);
        const int thick = look.tokens().size(Size::Meter), floor = int(width() * services::kPassphraseFloorBits / kMostBits);
        paintMeter(painter, QRectF(0, 4, width(), thick), look, m_strength.bits / kMostBits, look.color(m_strength.isEnough() ? Color::Good : Color::Warning));
        painter.fillRect(QRect(floor, 0, 2, thick + 8), look.color(Color::Text));
        const QRect words(0, 14, width(), 16);
        const QFont font = look.font(TextSize::Caption);
        paintText(painter, words, QStringLiteral("0"), font, look.color(Color::TextFaint));
        paintText(painter, words, StrengthView::tr("100 bits"), font, look.color(Color::TextFaint), Qt::AlignRight);
        const QString least = StrengthView::tr("least %1").arg(int(services::kPassphraseFloorBits));
        paintText(painter, words.adjusted(floor - widthOf(least, font) / 2, 0, 0, 0), least, font, look.color(Color::TextMuted));
    }

private:
    const services::Strength& m_strength;
};

QString weaknessText(services::Weakness weakness) {
    using services::Weakness;
    switch (weakness) {
    case Weakness::Short:
        return StrengthView::tr("too short");
    case Weakness::CommonWord:
        return StrengthView::tr("made of words that are tried first");
    case Weakness::Repeats:
        return StrengthView::tr("it repeats itself");
    case Weakness::Sequence:
        return StrengthView::tr("it counts up or down");
    case Weakness::OneKind:
        return StrengthView::tr("only one kind of letter");
    case Weakness::None:
        break;
    }
    return {};
}

} // namespace

QString guessingText(double seconds) {
    if (seconds < 1)
        return StrengthView::tr("less than a second");
    if (seconds < 2 * 86400)
        return durationText(seconds);
    if (seconds < 2 * kYearSeconds)
        return StrengthView::tr("%n day(s)", nullptr, int(seconds / 86400));
    const double years = seconds / kYearSeconds;
    return years < 1e6 ? StrengthView::tr("%1 years").arg(countText(std::int64_t(years))) : StrengthView::tr("> 1 million years");
}

StrengthView::StrengthView(QWidget* parent) : QWidget(parent), m_bar(new StrengthBar(m_strength)), m_word(new Label({}, {TextSize::Small}, Wrap::Yes)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kUnit);
    column->addWidget(m_word);
    column->addWidget(m_bar);
    column->addSpacing(kUnit);
    column->addWidget(makeGuesses());
    column->addSpacing(kUnit);
    column->addWidget(spokenNote([] {
        return tr("Every guess moves 256 MiB of memory three times (Argon2id): a card of 1 TB/s makes 620 in a second. Unlocking costs you "
                  "one of them.");
    }));
    say(*this, [this] { show(); });
}

void StrengthView::setText(const QString& passphrase) {
    QByteArray bytes = passphrase.toUtf8();
    m_strength = services::strengthOf({bytes.constData(), std::size_t(bytes.size())});
    bytes.fill('\0');
    show();
}

QWidget* StrengthView::makeGuesses() {
    auto* table = new Panel(Qt::TopEdge | Qt::BottomEdge);
    auto* grid = new QGridLayout(table);
    grid->setContentsMargins(0, 1, 0, 1);
    grid->setHorizontalSpacing(kPadding);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(0, 1);
    for (std::size_t row = 0; row < m_guesses.size(); ++row) {
        grid->setRowMinimumHeight(int(row), lookOf(*this).tokens().size(Size::RowCompact));
        for (std::size_t column = 0; column < m_guesses[row].size(); ++column) {
            m_guesses[row][column] = new Label({}, {TextSize::Small, Weight::Regular, row == 0 ? Color::TextMuted : Color::Text});
            grid->addWidget(m_guesses[row][column], int(row), int(column), (column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        }
    }
    return table;
}

void StrengthView::showGuesses() {
    const std::array<double, 4> bits{0, 30, services::kPassphraseFloorBits, m_strength.bits};
    const std::array names{tr("Trying all of it takes"), tr("30 bits, six characters"), tr("%1 bits, the least").arg(int(bits[2])),
                           m_strength.bits > 0 ? tr("%1 bits, this one").arg(int(bits[3])) : tr("this one")};
    m_guesses[0][1]->setText(tr("1 card"));
    m_guesses[0][2]->setText(tr("1,000 cards"));
    for (std::size_t row = 0; row < m_guesses.size(); ++row) {
        m_guesses[row][0]->setText(names[row]);
        for (std::size_t column = 1; row > 0 && column < 3; ++column) {
            m_guesses[row][column]->setText(bits[row] > 0 ? guessingText(services::secondsToGuess(bits[row], column == 1 ? 1 : kManyCards))
                                                          : QStringLiteral("–"));
            const bool isBad = bits[row] > 0 && bits[row] < services::kPassphraseFloorBits;
            m_guesses[row][column]->setLook({TextSize::Small, row == 3 ? Weight::Strong : Weight::Regular, isBad ? Color::Bad : Color::Text});
        }
    }
    m_guesses[3][0]->setLook({TextSize::Small, Weight::Strong, Color::Text});
}

void StrengthView::show() {
    const bool isNothing = m_strength.bits <= 0, isEnough = m_strength.isEnough();
    const QString bits = tr("%1 bits").arg(int(m_strength.bits));
    m_word->setLook({TextSize::Small, Weight::Regular, isNothing ? Color::TextMuted : isEnough ? Color::Good : Color::Warning});
    m_word->setText(isNothing  ? tr("Five or six words that have nothing to do with each other are easy to keep and hard to guess.")
                    : isEnough ? tr("Strong enough, about %1").arg(bits)
                               : tr("Too weak, about %1: %2").arg(bits, weaknessText(m_strength.weakness)));
    showGuesses();
    m_bar->setAccessibleName(bits);
    m_bar->update();
}

} // namespace danlu::ui
