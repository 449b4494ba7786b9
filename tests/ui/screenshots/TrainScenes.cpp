#include "ui/screenshots/Scenes.h"

#include "support/Person.h"

namespace danlu::screenshots {
namespace {

using namespace test;

constexpr std::int64_t kStepsToSee = 12;

bool showSetup() {
    person::press(QKeySequence("Ctrl+4"));
    person::press(QKeySequence("Ctrl+Shift+N"));
    return person::untilSeen("Checked");
}

bool fill(const QString& parameter, const QString& value) {
    if (!person::tabTo(parameter))
        return false;
    person::typeOver(value);
    return true;
}

} // namespace

std::vector<Scene> trainScenes(Stage& stage, const Given& given) {
    stage.start();
    if (!stage.openLocked(given.project) || !stage.unlock(given.passphrase))
        return {};
    const auto live = [&stage] { return stage.shell().runs().live(); };
    return {
        {{"train", "filled"},
         [&stage] {
             person::press(QKeySequence("Ctrl+4"));
             return person::until([&] { return !stage.shell().runs().all().empty(); }) && person::untilSeen("Checkpoints");
         }},
        {{"train", "setup"}, showSetup},
        {{"train", "setup-advanced"},
         [] {
             if (!person::tabTo("Simple"))
                 return false;
             person::press(Qt::Key_Right);
             person::press(Qt::Key_Space);
             return true;
         }},
        {{"train", "setup-text"}, [] { return person::pushButton("View as YAML"); }},
        {{"train", "setup-error"}, [] { return person::pushButton("Back to the form") && fill("Learning rate", "-1"); }},
        {{"train", "busy"},
         [live] {
             if (!fill("Learning rate", "2e-3") || !fill("Points of the curves", "1") || !person::untilSeen("Checked"))
                 return false;
             person::press(QKeySequence("Ctrl+Return"));
             return person::until([&] { return live() && live()->step >= kStepsToSee; });
         }},
        {{"home", "busy"},
         [&stage] {
             person::press(QKeySequence("Ctrl+1"));
             return stage.window().page() == "home";
         }},
        {{"unlock", "busy"},
         [&stage] {
             person::press(QKeySequence("Ctrl+L"));
             return person::until([&] { return stage.window().page() == "unlock"; });
         }},
        {{"train", "error"},
         [&stage, given, live] {
             if (!stage.unlock(given.passphrase) || !stage.kill("danlu-worker"))
                 return false;
             person::press(QKeySequence("Ctrl+4"));
             return person::until([&] { return !live(); }) && person::untilSeen("Resume");
         }},
    };
}

} // namespace danlu::screenshots
