#include "ui/pages/settings/DevicesPane.h"

#include "ui/pages/start/CheckList.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/KeyValueRows.h"

#include <QDir>
#include <QVBoxLayout>

namespace danlu::ui {
namespace {

constexpr int kFactNames = 160;

QWidget* paddedPanel(QWidget* content) {
    auto* panel = new Panel(Qt::BottomEdge);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(kPadding, kPadding, kPadding, kPadding);
    column->addWidget(content);
    return panel;
}

QString spokenFact(const Json& json, const char* key) {
    const auto found = json.is_object() ? json.find(key) : json.end();
    if (!json.is_object() || found == json.end() || found->is_null())
        return QStringLiteral("–");
    return found->is_string() ? QString::fromStdString(found->get<std::string>()) : QString::fromStdString(found->dump());
}

} // namespace

DevicesPane::DevicesPane(Shell& shell, QWidget* parent)
    : SettingsPane(parent), m_check(shell.session().programs(), QDir::homePath()), m_facts(new KeyValueRows) {
    auto* again = spokenButton(
        "refresh"_icon, [] { return tr("Check again"); }, Kind::Quiet, ControlSize::Small);
    auto* header = spokenHeader([] { return tr("This machine"); }, [] { return tr("danlu-cli doctor says the same"); });
    header->addRight(again);
    connect(again, &QPushButton::clicked, &m_check, &MachineCheck::start);
    addHeader(header);
    addRow(paddedPanel(new CheckList(m_check)));
    addHeader(spokenHeader([] { return tr("In detail"); }));
    addRow(paddedPanel(m_facts));
    end();
    m_facts->setKeyWidth(kFactNames);
    connect(&m_check, &MachineCheck::changed, this, &DevicesPane::show);
    say(*this, [this] { show(); });
    m_check.start();
}

void DevicesPane::show() {
    m_facts->clear();
    if (!m_check.isKnown())
        return;
    const Json& report = m_check.report();
    const Json &machine = report["machine"], &compute = report["compute"], &programs = report["programs"];
    m_facts->addRow(tr("Processor"), spokenFact(machine, "processor"));
    m_facts->addRow(tr("Threads for training"), spokenFact(compute, "threads"));
    m_facts->addRow(tr("Instruction set"), spokenFact(compute, "instruction_set"));
    m_facts->addRow(QStringLiteral("LibTorch"), spokenFact(report["libraries"], "libtorch"));
    m_facts->addRow(QStringLiteral("Qt"), spokenFact(report["libraries"], "qt"));
    m_facts->addRow(QStringLiteral("Landlock ABI"), spokenFact(machine, "landlock"));
    m_facts->addRow(tr("Kernel"), spokenFact(machine, "kernel"));
    m_facts->addRow(tr("Training program"), spokenFact(programs, "worker"));
    m_facts->addRow(tr("Reading program"), spokenFact(programs, "reader"));
    m_facts->addRow(tr("Samples and starter"), spokenFact(programs, "resources"));
}

} // namespace danlu::ui
