#include "ui/screenshots/Scenes.h"

#include "support/Person.h"
#include "ui/pages/compare/ChatColumn.h"

#include <QAbstractItemView>

namespace danlu::screenshots {
namespace {

using namespace test;

bool ask(const QString& question) {
    if (!person::tabTo("Prompt for all columns"))
        return false;
    person::typeOver(question);
    person::press(QKeySequence("Ctrl+Return"));
    return true;
}

bool haveAnswered(const QWidget& window) {
    const auto columns = window.findChildren<ui::ChatColumn*>();
    const auto hasAnswered = [](const ui::ChatColumn* column) { return column->phase() == ui::ChatColumn::Phase::Calm && !column->answer().isEmpty(); };
    return !columns.isEmpty() && std::ranges::all_of(columns, hasAnswered);
}

bool isWriting(const QWidget& window) {
    const auto columns = window.findChildren<ui::ChatColumn*>();
    return std::ranges::any_of(columns, [](const ui::ChatColumn* column) { return column->phase() == ui::ChatColumn::Phase::Writing; });
}

} // namespace

std::vector<Scene> modelScenes(Stage& stage, const Given& given) {
    stage.start();
    if (!stage.openLocked(given.project) || !stage.unlock(given.passphrase))
        return {};
    const auto isIdle = [&stage] { return person::until([&] { return stage.shell().activities().all().empty(); }); };
    return {
        {{"compare", "filled"},
         [&stage] {
             person::press(QKeySequence("Ctrl+5"));
             const bool isAsked = person::until([] { return person::sees("Column 1"); }) && ask("客户反映新买的打印机一直卡纸，应该归到哪一类？");
             return isAsked && person::until([&] { return haveAnswered(stage.window()); });
         }},
        {{"compare", "busy"},
         [&stage] {
             if (!person::tabTo("At most"))
                 return false;
             person::typeOver("900");
             if (!ask("请详细说明处理步骤。"))
                 return false;
             return person::until([&] { return isWriting(stage.window()); }) && stage.freeze("danlu-worker");
         }},
        {{"compare", "error"}, [&stage] { return stage.kill("danlu-worker") && person::untilSeen("Retry"); }},
        {{"export", "filled"},
         [] {
             person::press(QKeySequence("Ctrl+6"));
             return person::until([] { return person::listOf("Past exports, the newest first"); });
         }},
        {{"export", "busy"},
         [&stage] {
             if (!person::tabTo("Q4_0"))
                 return false;
             person::press(Qt::Key_Space);
             return person::pushButton("Export Q4_0") && person::until([&] { return stage.freeze("danlu-worker"); });
         }},
        {{"export", "past"}, [isIdle] { return isIdle() && person::untilSeen("Verified again"); }},
        {{"export", "error"},
         [given] {
             for (const auto& each : std::filesystem::recursive_directory_iterator(given.project.parent_path() / "exports"))
                 if (each.path().extension() == ".gguf")
                     std::filesystem::resize_file(each.path(), std::filesystem::file_size(each.path()) - 1);
             return person::pushButton("Verify") && person::untilSeen("Do not hand it on");
         }},
    };
}

} // namespace danlu::screenshots
