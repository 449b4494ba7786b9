#include "ui/pages/home/ChainRow.h"

#include "ui/pages/home/StepCard.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Spoken.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Glyph.h"

#include <QHBoxLayout>

#include <array>

namespace danlu::ui {
namespace {

struct StepPage {
    IconName icon;
    const char *page, *name;
};

constexpr std::array kStepPages{
    StepPage{"database"_icon, "data", QT_TRANSLATE_NOOP("danlu::ui::ChainRow", "Import")},
    StepPage{"filter"_icon, "data", QT_TRANSLATE_NOOP("danlu::ui::ChainRow", "Clean")},
    StepPage{"flame"_icon, "train", QT_TRANSLATE_NOOP("danlu::ui::ChainRow", "Train")},
    StepPage{"swap"_icon, "compare", QT_TRANSLATE_NOOP("danlu::ui::ChainRow", "Compare")},
    StepPage{"export"_icon, "export", QT_TRANSLATE_NOOP("danlu::ui::ChainRow", "Export")},
};

const RunFace* liveOf(const std::vector<RunFace>& runs) {
    const auto found = std::ranges::find_if(runs, &RunFace::isLive);
    return found == runs.end() ? nullptr : &*found;
}

QString plural(const char* text, std::int64_t count) { return ChainRow::tr(text, nullptr, int(count)); }

/// What a step has to show: a name and a figure.
std::pair<QString, QString> resultOf(HomeStep step, const HomeFacts& facts, const std::vector<RunFace>& runs) {
    const RunFace* live = liveOf(runs);
    switch (step) {
    case HomeStep::Import:
        return {plural(QT_TRANSLATE_N_NOOP("danlu::ui::ChainRow", "%Ln dataset(s)"), facts.datasets),
                plural(QT_TRANSLATE_N_NOOP("danlu::ui::ChainRow", "%Ln row(s)"), facts.importedRows)};
    case HomeStep::Clean:
        return {QStringLiteral("%1@%2").arg(facts.dataset).arg(facts.versions),
                facts.importedRows > 0 ? ChainRow::tr("kept %1").arg(percentText(double(facts.rows) / double(facts.importedRows), 1)) : QString()};
    case HomeStep::Train:
        if (live)
            return {live->name, ChainRow::tr("step %1 of %2").arg(countText(live->step), countText(live->steps))};
        return {runs.empty() ? facts.newestModel : runs.front().name,
                !runs.empty() && runs.front().evalLoss ? QStringLiteral("eval_loss ") + numberText(*runs.front().evalLoss, 3) : QString()};
    case HomeStep::Compare:
        return {facts.comparedModel, plural(QT_TRANSLATE_N_NOOP("danlu::ui::ChainRow", "%Ln measurement(s)"), facts.comparisons)};
    case HomeStep::Export:
        return {facts.exportedModel, plural(QT_TRANSLATE_N_NOOP("danlu::ui::ChainRow", "%Ln export(s)"), facts.exports)};
    }
    return {};
}

QString waitingFor(HomeStep step) {
    switch (step) {
    case HomeStep::Import:
        return ChainRow::tr("no data yet");
    case HomeStep::Clean:
        return ChainRow::tr("not cleaned yet");
    case HomeStep::Train:
        return ChainRow::tr("no run yet");
    case HomeStep::Compare:
        return ChainRow::tr("not measured yet");
    case HomeStep::Export:
        return ChainRow::tr("not exported yet");
    }
    return {};
}

} // namespace

ChainRow::ChainRow(Shell& shell, QWidget* parent)
    : QWidget(parent), m_shell(shell), m_title(new ElidedLabel({}, {TextSize::Base, Weight::Strong, Color::Text})),
      m_sentence(new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted}, Wrap::Yes)), m_act(makeButton({}, Kind::Primary)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPageEdge + kUnit, kPageEdge + kUnit, kPageEdge + kUnit, kPageEdge);
    column->setSpacing(kPadding);
    auto* cards = new QHBoxLayout;
    cards->setSpacing(kUnit);
    for (const StepPage& step : kStepPages) {
        if (!m_cards.empty())
            cards->addWidget(new Glyph("chevron-right"_icon, Color::TextMuted, IconSize::Small));
        m_cards.push_back(new StepCard(step.icon));
        cards->addWidget(m_cards.back(), 1);
        connect(m_cards.back(), &StepCard::clicked, this, [this, page = QString::fromLatin1(step.page)] { m_shell.go(page); });
    }
    column->addLayout(cards);
    column->addWidget(makeNext());
    connect(m_act, &QPushButton::clicked, this, [this] { m_shell.go(m_page, m_what); });
}

QWidget* ChainRow::makeNext() {
    auto* card = new Card;
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(kPageEdge, kPadding, kPadding, kPadding);
    row->setSpacing(kPadding);
    row->addWidget(spokenLabel([] { return tr("Next"); }, {TextSize::Small, Weight::Regular, Color::TextMuted}));
    row->addWidget(m_title);
    row->addWidget(m_sentence, 1, Qt::AlignVCenter);
    row->addWidget(m_act);
    return card;
}

void ChainRow::show(const HomeFacts& facts, const std::vector<RunFace>& runs) {
    const HomeStep next = nextStep(facts, runs);
    const RunFace* live = liveOf(runs);
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        const auto step = HomeStep(i);
        StepFace face{.title = tr(kStepPages[i].name), .isDone = isDone(step, facts, runs), .next = step == next ? Chosen::Yes : Chosen::No};
        const bool isRunning = step == HomeStep::Train && live;
        if (face.isDone || isRunning)
            std::tie(face.what, face.figure) = resultOf(step, facts, runs);
        else
            face.what = waitingFor(step);
        if (isRunning) {
            face.fraction = live->fraction();
            face.mark = percentText(face.fraction);
        } else if (step == next && !face.isDone) {
            face.mark = tr("to do");
        }
        m_cards[i]->setFace(face);
    }
    showNext(facts, next, live);
}

void ChainRow::showNext(const HomeFacts& facts, HomeStep step, const RunFace* live) {
    m_page = QString::fromLatin1(kStepPages[std::size_t(step)].page);
    m_what.clear();
    m_act->setIcon(themedIcon(kStepPages[std::size_t(step)].icon));
    const auto put = [&](const QString& title, const QString& sentence, const QString& button) {
        m_title->setText(title);
        m_sentence->setText(sentence);
        m_act->setText(button);
        m_act->updateGeometry();
    };
    switch (step) {
    case HomeStep::Import:
        return put(tr("Import data"), tr("Drop files on the Data page: JSON lines, CSV, text. They are stored encrypted."), tr("Import data"));
    case HomeStep::Clean:
        m_what = facts.dataset;
        return put(tr("Clean %1").arg(facts.dataset),
                   tr("%1 rows as they were imported: duplicates, markup and personal data are still in them.").arg(countText(facts.importedRows)),
                   tr("Clean"));
    case HomeStep::Train:
        if (!live)
            return put(tr("Train on %1").arg(facts.dataset), tr("Choose a model and a method; what the run needs is estimated before it starts."),
                       tr("Set up a run"));
        m_what = live->id;
        return put(tr("Watch %1").arg(live->name),
                   live->eta ? tr("step %1 of %2, %3 left").arg(countText(live->step), countText(live->steps), durationText(*live->eta)) : tr("It has begun."),
                   tr("Open the run"));
    case HomeStep::Compare:
        if (facts.comparisons > 0)
            return put(tr("Try %1").arg(facts.newestModel), tr("All steps are done once. Ask the base and the tuned model the same and see what changed."),
                       tr("Compare"));
        return put(tr("Compare %1 with its base").arg(facts.newestModel), tr("Ask both the same, side by side, and see whether the training helped."),
                   tr("Compare"));
    case HomeStep::Export:
        m_what = facts.newestModel;
        return put(tr("Export %1").arg(facts.newestModel), tr("GGUF, Hugging Face or PEFT; it is read back before it counts."), tr("Export"));
    }
}

} // namespace danlu::ui
