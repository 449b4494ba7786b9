#include "ui/screenshots/Scenes.h"

#include "support/Person.h"

namespace danlu::screenshots {
namespace {

using namespace test;

bool cancelTheSample(Stage& stage) {
    if (!person::pushButton("Cancel"))
        return false;
    return person::until([&] { return !stage.shell().sample().isBuilding(); });
}

bool doByName(const QString& action) {
    person::press(QKeySequence("Ctrl+K"));
    person::type(action);
    QTest::qWait(200);
    person::press(Qt::Key_Return);
    return true;
}

bool typeNewPassphrase(const QString& words) {
    if (!person::tabTo("New passphrase"))
        return false;
    person::typeOver(words);
    if (!person::tabTo("Once more"))
        return false;
    person::typeOver(words);
    return true;
}

} // namespace

std::vector<Scene> startScenes(Stage& stage) {
    stage.start();
    return {
        {{"welcome", "empty"}, [] { return person::untilSeen("Build the sample"); }},
        {{"welcome", "restore"}, [] { return person::pushButton("Restore a backup"); }},
        {{"welcome", "busy"}, [&stage] { return person::pushButton("Build the sample") && person::untilSeen("Step 1 of") && stage.freeze("danlu-cli"); }},
        {{"home", "sample-being-built"}, [&stage] { return person::until([&] { return stage.window().page() == "home"; }); }},
        {{"welcome", "error"},
         [&stage] {
             if (!cancelTheSample(stage) || !doByName("Close project") || !person::until([&] { return stage.window().page() == "welcome"; }))
                 return false;
             qputenv("DANLU_RESOURCES", "/nowhere");
             const bool isRefused = person::pushButton("Build the sample") && person::untilSeen("The sample did not work out");
             qunsetenv("DANLU_RESOURCES");
             return isRefused;
         }},
        {{"create", "empty"},
         [&stage] {
             person::press(QKeySequence("Ctrl+N"));
             return stage.window().page() == "create";
         }},
        {{"create", "error"},
         [] {
             person::type("Support tickets");
             return typeNewPassphrase("tickets 2026");
         }},
        {{"create", "filled"}, [] { return typeNewPassphrase("seven brown kettles hum in the attic"); }},
        {{"create", "made"}, [] { return person::pushButton("Create the project") && person::untilSeen("Open the project"); }},
    };
}

std::vector<Scene> emptyScenes(Stage& stage) {
    const QString words = "correct horse battery staple";
    const Path project = stage.makeProject("empty.danlu", words);
    stage.start();
    if (!stage.openLocked(project) || !stage.unlock(words))
        return {};
    std::vector<Scene> scenes;
    for (const auto& [page, key] : {std::pair("home", "Ctrl+1"), std::pair("data", "Ctrl+2"), std::pair("train", "Ctrl+4"), std::pair("compare", "Ctrl+5"),
                                    std::pair("export", "Ctrl+6"), std::pair("audit", "Ctrl+7")})
        scenes.push_back({{page, "empty"}, [&stage, page, key] {
                              person::press(QKeySequence(key));
                              return stage.window().page() == page;
                          }});
    scenes.push_back({{"train", "setup-empty"}, [] {
                          person::press(QKeySequence("Ctrl+4"));
                          return person::pushButton("New run") && person::untilSeen("Parameters");
                      }});
    scenes.push_back({{"palette", "empty"}, [] { return true; }, [] { person::openPalette("zzzz"); }});
    return scenes;
}

} // namespace danlu::screenshots
