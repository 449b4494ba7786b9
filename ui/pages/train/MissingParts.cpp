#include "ui/pages/train/MissingParts.h"

#include "ui/pages/train/ModelSources.h"
#include "ui/shell/Say.h"
#include "ui/shell/Spoken.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/NoteRow.h"
#include "ui/widgets/Section.h"

#include <QVBoxLayout>

namespace danlu::ui {
namespace {

constexpr int kWaysIndent = 28; // below the note's words, beside its sign

NoteRow* missingNote(Wording title, Wording sentence) {
    auto* note = new NoteRow("warning"_icon, Color::Warning);
    note->setStrong();
    say(*note, [note, title = std::move(title), sentence = std::move(sentence)] { note->setTexts(title(), sentence()); });
    return note;
}

void addWay(QVBoxLayout& column, QPushButton* button, std::function<void()> act) {
    auto* row = new QHBoxLayout;
    row->setContentsMargins(kWaysIndent, 0, 0, 0);
    row->addWidget(button);
    row->addStretch(1);
    column.addLayout(row);
    QObject::connect(button, &QPushButton::clicked, button, std::move(act));
}

} // namespace

MissingParts::MissingParts(Shell& shell, ModelSources& sources, const std::set<Missing>& missing, QWidget* parent) : Panel({}, parent) {
    SectionColumn sections(*this);
    QVBoxLayout* column = sections.add(spokenHeader([] { return tr("Before it can start"); }));
    column->setSpacing(kGap);
    if (missing.contains(Missing::Model)) {
        column->addWidget(
            missingNote([] { return tr("A model to start from"); }, [] { return tr("One that lies on this machine is registered; nothing is downloaded."); }));
        if (sources.hasOwn())
            addWay(*column, spokenButton("cube"_icon, [] { return tr("Use the small model that comes with Danlu"); }), [&sources] { sources.registerOwn(); });
        addWay(*column, spokenButton("folder"_icon, [] { return tr("A folder from Hugging Face…"); }), [&sources] { sources.askForFolder(); });
        addWay(*column, spokenButton("file"_icon, [] { return tr("A GGUF file…"); }), [&sources] { sources.askForFile(); });
    }
    if (missing.contains(Missing::Dataset)) {
        column->addSpacing(kGap);
        column->addWidget(
            missingNote([] { return tr("A dataset to learn from"); }, [] { return tr("Texts with labels, questions with answers, or plain texts."); }));
        addWay(*column, spokenButton("database"_icon, [] { return tr("Import data"); }), [&shell] { shell.go(QStringLiteral("data")); });
    }
    sections.end();
}

} // namespace danlu::ui
