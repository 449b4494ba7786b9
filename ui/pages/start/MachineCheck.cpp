#include "ui/pages/start/MachineCheck.h"

#include "ui/shell/Figures.h"

#include <QCoreApplication>

namespace danlu::ui {
namespace {

struct CheckWords {
    Q_DECLARE_TR_FUNCTIONS(danlu::ui::MachineCheck)
};

constexpr std::uint64_t kSmallMemory = 8'000'000'000, kSmallDisk = 5'000'000'000; // bytes; services::examine warns below them too

QString wordOf(const Json& json, const char* key) { return QString::fromStdString(json.is_object() ? json.value(key, std::string()) : std::string()); }

void addGraphics(std::vector<CheckRow>& rows, const Json& compute) {
    const Json gpus = compute.is_object() ? compute.value("gpus", Json::array()) : Json::array();
    const bool isUsable = compute.is_object() && compute.value("cuda", false);
    for (const Json& gpu : gpus) {
        const QString name = wordOf(gpu, "name"), memory = memoryText(gpu.value("memory_total", std::uint64_t(0)));
        rows.push_back({isUsable ? State::Good : State::Warning, "chip"_icon, name,
                        isUsable ? CheckWords::tr("%1 of memory; training uses it", "a graphics card").arg(memory)
                                 : CheckWords::tr("It cannot be used yet: packaging/quickstart --cuda fetches what is missing.")});
    }
}

void addProcessor(std::vector<CheckRow>& rows, const Json& machine, const Json& compute) {
    const QString set = wordOf(compute, "instruction_set");
    const QString title = CheckWords::tr("%1 · %n core(s)", nullptr, int(machine.value("cores", 0))).arg(wordOf(machine, "processor"));
    rows.push_back({State::Good, "chip"_icon, set.isEmpty() ? title : title + QStringLiteral(" · ") + set,
                    CheckWords::tr("Enough for the whole sample; larger models want a graphics card.")});
}

void addRoom(std::vector<CheckRow>& rows, const Json& machine) {
    const auto memory = machine.value("memory_bytes", std::uint64_t(0)), disk = machine.value("disk_free_bytes", std::uint64_t(0));
    rows.push_back({memory < kSmallMemory ? State::Warning : State::Good, "table"_icon, CheckWords::tr("%1 of memory").arg(memoryText(memory)),
                    memory < kSmallMemory ? CheckWords::tr("Small models only; Train says what a run needs before it starts.")
                                          : CheckWords::tr("%1 of it free now").arg(memoryText(machine.value("memory_free_bytes", std::uint64_t(0))))});
    rows.push_back({disk < kSmallDisk ? State::Warning : State::Good, "folder"_icon, CheckWords::tr("%1 free on the disk").arg(bytesText(disk)),
                    disk < kSmallDisk ? CheckWords::tr("Free some: checkpoints and exports need room.") : CheckWords::tr("where your home folder is")});
}

void addPrograms(std::vector<CheckRow>& rows, const Json& report) {
    const Json& programs = report["programs"];
    const bool isReader = programs.value("reader", Json()).is_string(), isSandbox = report["machine"].value("landlock", Json()).is_number();
    if (!report["compute"].is_object())
        rows.push_back({State::Bad, "error"_icon, CheckWords::tr("The program that trains does not work"),
                        CheckWords::tr("danlu-worker is missing or does not start; packaging/quickstart mends it.")});
    if (!isReader)
        rows.push_back({State::Bad, "error"_icon, CheckWords::tr("The program that reads foreign files is missing"),
                        CheckWords::tr("danlu-reader belongs beside this program; packaging/quickstart mends it.")});
    if (!programs.value("resources", Json()).is_string())
        rows.push_back({State::Warning, "warning"_icon, CheckWords::tr("The sample and the starter model are missing"),
                        CheckWords::tr("Set DANLU_RESOURCES to the folder that holds them.")});
    if (isReader)
        rows.push_back({isSandbox ? State::Good : State::Warning, "shield"_icon,
                        isSandbox ? CheckWords::tr("Foreign files are read in a sandbox") : CheckWords::tr("The sandbox is weaker here"),
                        isSandbox ? CheckWords::tr("no network, no other file, no other program (seccomp, Landlock)")
                                  : CheckWords::tr("This kernel has no Landlock; seccomp still refuses network, files and programs.")});
}

} // namespace

std::vector<CheckRow> checkRows(const Json& report) {
    std::vector<CheckRow> rows;
    addGraphics(rows, report["compute"]);
    addProcessor(rows, report["machine"], report["compute"]);
    addRoom(rows, report["machine"]);
    addPrograms(rows, report);
    return rows;
}

MachineCheck::MachineCheck(services::Programs programs, QString folder, QObject* parent)
    : QObject(parent), m_programs(std::move(programs)), m_folder(std::move(folder)) {}

void MachineCheck::start() {
    const auto work = [programs = m_programs, folder = Path(m_folder.toStdString())](const services::Task& task) {
        return services::examine(programs, folder, task);
    };
    runTask<Json>(*QThreadPool::globalInstance(), this, work, [this](Result<Json> report) {
        if (report)
            m_report = std::move(*report);
        else
            m_failure = QString::fromStdString(report.error().message());
        emit changed();
    });
}

bool MachineCheck::isGood() const {
    const auto all = rows();
    return isKnown() && std::ranges::none_of(all, [](const CheckRow& row) { return row.state != State::Good; });
}

std::vector<CheckRow> MachineCheck::rows() const {
    if (m_report)
        return checkRows(*m_report);
    if (m_failure.isEmpty())
        return {};
    return {{State::Bad, "error"_icon, tr("The machine could not be checked"), m_failure}};
}

} // namespace danlu::ui
