#include "ui/widgets/ErrorPanel.h"

#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Glyph.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PanelHeader.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace danlu::ui {
namespace {

/// The number of a cause, in a ring.
class CauseNumber : public QWidget {
public:
    explicit CauseNumber(int number) : m_text(QString::number(number)) { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); }
    QSize sizeHint() const override { return {kSide, kSide}; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const Look& look = lookOf(*this);
        paintBox(painter, rect(), {QColor(), look.color(Color::BorderStrong), kSide / 2.0, Qt::SolidLine});
        paintText(painter, rect(), m_text, look.font(TextSize::Caption), look.color(Color::TextMuted), Qt::AlignCenter);
    }

private:
    static constexpr int kSide = 20;
    QString m_text;
};

QVBoxLayout* twoLines(const QString& title, TextSize size, const QString& sentence) {
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(new Label(title, {size, Weight::Strong, Color::Text}, Wrap::Yes));
    if (!sentence.isEmpty())
        words->addWidget(new Label(sentence, {TextSize::Small, Weight::Regular, Color::TextMuted}, Wrap::Yes));
    return words;
}

QString codeOf(const danlu::Error& error) {
    const auto name = nameOf(error.code());
    return QString::fromLatin1(name.data(), qsizetype(name.size()));
}

QString wordsOf(const ErrorTexts& texts, const std::string& english) { return texts.inWords ? texts.inWords(english) : QString::fromStdString(english); }

QHBoxLayout* causeRow(int number, const danlu::Error& error, const ErrorTexts& texts) {
    auto* row = new QHBoxLayout;
    row->setSpacing(kPadding);
    row->addWidget(new CauseNumber(number), 0, Qt::AlignTop);
    row->addLayout(twoLines(wordsOf(texts, error.message()), TextSize::Base, wordsOf(texts, error.hint())), 1);
    auto* code = new Label(codeOf(error), {TextSize::Small, Weight::Regular, Color::TextFaint});
    code->setFixedHeight(lookOf(*code).tokens().lineHeight(TextSize::Base)); // in line with the sentence
    row->addWidget(code, 0, Qt::AlignTop);
    return row;
}

QString detailsOf(const danlu::Error& error) {
    QStringList lines;
    for (const danlu::Error* cause = &error; cause; cause = cause->cause())
        lines << QStringLiteral("%1 (%2, %3:%4)")
                     .arg(QString::fromStdString(cause->message()), codeOf(*cause), QString::fromUtf8(cause->file()))
                     .arg(cause->line());
    return lines.join(QLatin1Char('\n'));
}

} // namespace

ErrorPanel::ErrorPanel(const ErrorTexts& texts, const danlu::Error& error, QWidget* parent)
    : QWidget(parent), m_texts(texts), m_details(detailsOf(error)), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    setAccessibleName(texts.title);
    addHead(error);
    addCauses(error);
}

void ErrorPanel::addHead(const danlu::Error& error) {
    auto* head = new Panel(Qt::BottomEdge);
    head->setGround(Color::BadSoft);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(kPageEdge, kPageEdge, kPageEdge, kPageEdge);
    row->setSpacing(kPadding);
    auto* sign = new Glyph("error"_icon, Color::Bad);
    sign->standBeside(TextSize::Title);
    row->addWidget(sign, 0, Qt::AlignTop);
    row->addLayout(twoLines(m_texts.title, TextSize::Title, m_texts.sentence.isEmpty() ? wordsOf(m_texts, error.hint()) : m_texts.sentence), 1);
    m_column->addWidget(head);
}

void ErrorPanel::addWayOut(const WayOut& way, QPushButton* button) {
    if (!m_ways) {
        auto* panel = new Panel(Qt::BottomEdge);
        m_ways = new QVBoxLayout(panel);
        m_ways->setContentsMargins(kPageEdge, kPadding, kPageEdge, kPadding);
        m_column->insertWidget(1, new PanelHeader(m_texts.whatToDo));
        m_column->insertWidget(2, panel);
    }
    auto* card = new Card(way.recommended);
    auto* row = new QHBoxLayout(card);
    row->addLayout(twoLines(way.title, TextSize::Base, way.sentence), 1);
    setKind(*button, way.recommended == Chosen::Yes ? Kind::Primary : kindOf(button));
    row->addWidget(button);
    m_ways->addWidget(card);
}

void ErrorPanel::addCauses(const danlu::Error& error) {
    auto* header = new PanelHeader(m_texts.causes);
    m_fold = makeButton({m_texts.show, "chevron-right"_icon}, Kind::Quiet, ControlSize::Small);
    auto* copy = makeButton({m_texts.copy, "copy"_icon}, Kind::Quiet, ControlSize::Small);
    header->addRight(copy);
    header->addRight(m_fold);
    m_causes = new Panel(Qt::BottomEdge);
    auto* rows = new QVBoxLayout(m_causes);
    rows->setContentsMargins(kPageEdge, kPadding, kPageEdge, kPadding);
    rows->setSpacing(kPadding);
    int number = 0;
    for (const danlu::Error* cause = &error; cause; cause = cause->cause())
        rows->addLayout(causeRow(++number, *cause, m_texts));
    m_column->addWidget(header);
    m_column->addWidget(m_causes);
    connect(m_fold, &QPushButton::clicked, this, [this] { setCauses(causesShown() ? Fold::Closed : Fold::Open); });
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_details); });
    m_causes->hide();
}

void ErrorPanel::setCauses(Fold fold) {
    const bool shown = fold == Fold::Open;
    m_causes->setVisible(shown);
    m_fold->setText(shown ? m_texts.hide : m_texts.show);
    m_fold->setIcon(themedIcon(shown ? "chevron-down"_icon : "chevron-right"_icon));
}

bool ErrorPanel::causesShown() const { return !m_causes->isHidden(); }

} // namespace danlu::ui
