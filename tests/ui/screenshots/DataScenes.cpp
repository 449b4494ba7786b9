#include "ui/screenshots/Scenes.h"

#include "support/Person.h"

#include <QAbstractItemView>

namespace danlu::screenshots {
namespace {

using namespace test;

constexpr int kManyRows = 150'000;

bool isFilled(const QString& list) {
    return person::until([&] {
        const QAbstractItemView* view = person::listOf(list);
        return view && view->model()->rowCount(view->rootIndex()) > 0;
    });
}

bool showTab(const QString& tab) { return person::tabTo("What to see of the version") && person::arrowTo(tab); }

/// By the palette, and the path typed in the file dialog.
bool importFiles(const QString& path) {
    person::press(QKeySequence("Ctrl+K"));
    person::type("Import data…");
    QTest::qWait(300);
    person::press(Qt::Key_Return);
    if (!person::untilSeen("Files of type:"))
        return false;
    person::type(path);
    person::press(Qt::Key_Return);
    return person::untilSeen("How they are read");
}

std::string manyRows() {
    std::string lines = "text,label\n";
    for (int i = 0; i < kManyRows; ++i)
        lines += "\"The printer on floor " + std::to_string(i % 40) + " jams since number " + std::to_string(i) + " came in\",hardware\n";
    return lines;
}

/// Most of which can be read.
std::string someBadLines() {
    std::string lines;
    for (int i = 0; i < 80; ++i)
        lines += R"({"text": "第 )" + std::to_string(i) +
                 R"( 个来电：打印机卡纸，重启以后还是不行", "label": ["硬件", "打印机", "卡纸"]})"
                 "\n";
    return lines + "{\"text\": \"没有结尾\n{\"text\": 12}\n[1, 2]\n{\"label\": [\"硬件\"]}\n";
}

std::string someBytes() {
    std::string bytes("\x7f"
                      "ELF\x02\x01\x01");
    for (int i = 0; i < 4096; ++i)
        bytes += char(i * 37);
    return bytes;
}

} // namespace

std::vector<Scene> dataScenes(Stage& stage, const Given& given) {
    stage.start();
    if (!stage.openLocked(given.project) || !stage.unlock(given.passphrase))
        return {};
    return {
        {{"data", "filled"},
         [] {
             person::press(QKeySequence("Ctrl+2"));
             return isFilled("Rows");
         }},
        {{"data", "record"},
         [&stage] {
             stage.window().resize(1280, 720);
             QTest::qWait(300);
             return showTab("Record");
         }},
        {{"data", "split"}, [] { return showTab("Split"); }},
        {{"data", "export"}, [] { return showTab("Export"); }},
        {{"data", "manage"}, [] { return showTab("Name and deletion"); }},
        {{"data", "search-empty"},
         [&stage] {
             stage.window().resize(1440, 900);
             if (!showTab("Table") || !person::tabTo("Find in texts and labels"))
                 return false;
             person::type("no row has this");
             return true;
         }},
        {{"data", "recipe"},
         [] { // of the version that was not cleaned yet
             if (!person::tabTo("Datasets") || !person::arrowTo("@1"))
                 return false;
             return person::pushButton("Cleaning recipe") && isFilled("Rows before and after");
         }},
        {{"data", "import"},
         [&stage] { return person::pushButton("Back to the rows") && importFiles(stage.file("calls.jsonl", someBadLines())) && isFilled("Rejected rows"); }},
        {{"data", "rejected"},
         [] {
             if (!person::pushButton("Import") || !person::untilSeen("“calls” is imported"))
                 return false;
             return person::until([] { return person::tabTo("Datasets") && person::arrowTo("calls"); }) && showTab("Rejected rows") &&
                    isFilled("Rejected rows");
         }},
        {{"data", "import-error"}, [&stage] { return importFiles(stage.file("picture.bin", someBytes())) && person::untilSeen("0 rows can be taken"); }},
        {{"data", "busy"},
         [&stage] {
             if (!person::pushButton("Cancel") || !importFiles(stage.file("phone-calls.csv", manyRows())) || !isFilled("Preview"))
                 return false;
             return person::pushButton("Import") && person::untilSeen("Import of phone-calls:") && stage.freeze("danlu-reader");
         }},
    };
}

} // namespace danlu::screenshots
