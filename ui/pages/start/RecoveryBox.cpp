#include "ui/pages/start/RecoveryBox.h"

#include "ui/shell/Say.h"
#include "ui/shell/Spoken.h"
#include "ui/style/Kind.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QRandomGenerator>

namespace danlu::ui {
namespace {

constexpr int kCodeGroups = 8;
constexpr int kGroupLetters = 7;
constexpr int kGroupsInRow = 4;

const QString kHidden = QStringLiteral("•••••••");

/// As the code is written: capitals, and what looks like a digit is one.
std::string written(const QString& typed) {
    std::string text;
    for (const QChar letter : typed.toUpper())
        if (letter.isLetterOrNumber())
            text += letter == QLatin1Char('O') ? '0' : letter == QLatin1Char('I') || letter == QLatin1Char('L') ? '1' : letter.toLatin1();
    return text;
}

/// A group of the code in letters that cannot be taken for each other.
class CodeLabel : public Label {
public:
    explicit CodeLabel(int number) : Label(kHidden), m_number(number) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }
    QSize sizeHint() const override {
        const Look& look = lookOf(*this);
        return {widthOf(kHidden, look.mono(TextSize::Title)) + 3 * kGap, look.tokens().size(Size::Row)};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const Look& look = lookOf(*this);
        painter.fillRect(QRect(0, height() - 1, width(), 1), look.color(Color::Border));
        paintText(painter, rect(), QString::number(m_number), look.font(TextSize::Caption), look.color(Color::TextFaint));
        painter.setPen(look.color(isEnabled() ? Color::Text : Color::TextDisabled));
        painter.setFont(look.mono(TextSize::Title));
        painter.drawText(rect().adjusted(2 * kGap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
    }

private:
    int m_number;
};

} // namespace

RecoveryBox::RecoveryBox(QWidget* parent)
    : QWidget(parent), m_hold(spokenButton("eye"_icon, [] { return tr("Hold to show"); })), m_verdict(new Label({}, {TextSize::Small}, Wrap::Yes)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kPadding);
    auto* card = new Card;
    auto* grid = new QGridLayout(card);
    grid->setContentsMargins(kPageEdge, kGap, kPageEdge, kPadding);
    grid->setHorizontalSpacing(kGap);
    for (int i = 0; i < kCodeGroups; ++i) {
        m_groups.push_back(new CodeLabel(i + 1));
        grid->addWidget(m_groups.back(), i / kGroupsInRow, i % kGroupsInRow);
    }
    column->addWidget(card);
    auto* hold = new QHBoxLayout;
    hold->addWidget(m_hold);
    hold->addWidget(spokenNote([] { return tr("Write it on paper and keep it apart from this machine. The letters I, L, O and U do not occur."); }), 1,
                    Qt::AlignVCenter);
    column->addLayout(hold);
    m_back = new QWidget;
    auto* back = new QHBoxLayout(m_back);
    back->setContentsMargins(0, 0, 0, 0);
    back->setSpacing(kGap);
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        m_words[i] = new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted});
        m_lines[i] = new QLineEdit;
        m_lines[i]->setMaxLength(kGroupLetters + 2);
        m_lines[i]->setFixedWidth(120);
        connect(m_lines[i], &QLineEdit::textEdited, this, &RecoveryBox::look);
        back->addWidget(m_words[i]);
        back->addWidget(m_lines[i]);
        back->addSpacing(kGap);
    }
    back->addStretch(1);
    column->addWidget(m_back);
    column->addWidget(m_verdict);
    connect(m_hold, &QPushButton::pressed, this, [this] { showGroups(true); });
    connect(m_hold, &QPushButton::released, this, [this] { showGroups(false); });
    say(*this, [this] { look(); });
}

std::array<int, 2> RecoveryBox::twoByChance() {
    const int first = int(QRandomGenerator::system()->bounded(kCodeGroups));
    return {first, (first + 1 + int(QRandomGenerator::system()->bounded(kCodeGroups - 1))) % kCodeGroups};
}

void RecoveryBox::setCode(services::SecretBuffer code, std::array<int, 2> asked) {
    m_code = std::move(code);
    m_asked = asked;
    std::ranges::sort(m_asked);
    for (QLineEdit* line : m_lines)
        line->clear();
    look();
}

void RecoveryBox::clear() {
    showGroups(false);
    setCode({}, {});
}

std::string_view RecoveryBox::group(int number) const { return m_code.bytes().substr(std::size_t(number) * (kGroupLetters + 1), kGroupLetters); }

void RecoveryBox::showGroups(bool isShown) {
    for (int i = 0; i < kCodeGroups; ++i) {
        const std::string_view letters = isShown && hasCode() ? group(i) : std::string_view();
        m_groups[std::size_t(i)]->setText(letters.empty() ? kHidden : QString::fromLatin1(letters.data(), qsizetype(letters.size())));
    }
}

bool RecoveryBox::isKept() const { return hasCode() && written(m_lines[0]->text()) == group(m_asked[0]) && written(m_lines[1]->text()) == group(m_asked[1]); }

QWidget* RecoveryBox::first() const { return m_hold; }

void RecoveryBox::look() {
    m_hold->setEnabled(hasCode());
    m_back->setVisible(hasCode());
    bool isWrong = false;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const QString name = tr("Group %1").arg(m_asked[i] + 1);
        m_words[i]->setText(name);
        m_lines[i]->setAccessibleName(name);
        const std::string typed = written(m_lines[i]->text());
        const bool isOff = hasCode() && typed != group(m_asked[i]).substr(0, typed.size());
        setValidity(*m_lines[i], isOff ? Validity::Invalid : Validity::Valid);
        isWrong |= isOff;
    }
    const bool kept = isKept();
    m_verdict->setLook({TextSize::Small, Weight::Regular, kept ? Color::Good : isWrong ? Color::Bad : Color::TextMuted});
    m_verdict->setText(kept        ? tr("Both groups are right: the code is on paper.")
                       : isWrong   ? tr("That is not what the code says there.")
                       : hasCode() ? tr("Type these two groups back from the paper.")
                                   : tr("The code is made together with the project."));
    emit keptChanged();
}

} // namespace danlu::ui
