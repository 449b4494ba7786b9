#include "ui/screenshots/Scenes.h"

#include "store/Database.h"
#include "support/Person.h"

#include <QApplication>
#include <QPushButton>

#include <fstream>

namespace danlu::screenshots {
namespace {

using namespace test;

constexpr int kWrongTries = 4; // the last of which waits long enough for pictures
constexpr int kBytesSpoiled = 4096;

bool canUnlock() {
    const auto* focused = QApplication::activeWindow();
    for (const auto* button : focused ? focused->findChildren<QPushButton*>() : QList<QPushButton*>())
        if (button->text() == "Unlock" && button->isVisible())
            return button->isEnabled();
    return false;
}

bool showSettings(const QString& category) { return person::tabTo("Categories") && person::arrowTo(category); }

/// Zeros in the middle of every data file, and another person in the log.
void spoil(const Path& project) {
    for (const auto& each : std::filesystem::directory_iterator(project / "data"))
        if (each.path().extension() == ".db") {
            std::fstream file(each.path(), std::ios::in | std::ios::out | std::ios::binary);
            file.seekp(std::streamoff(std::filesystem::file_size(each.path()) / 2));
            file << std::string(kBytesSpoiled * 64, '\0');
        }
    if (auto database = store::Database::open(project / "project.db", {}))
        (void)database->run("UPDATE audit SET actor = 'nobody' WHERE sequence = 3");
}

} // namespace

std::vector<Scene> lockedScenes(Stage& stage, const Given& given) {
    stage.start();
    if (!stage.openLocked(given.project))
        return {};
    return {
        {{"unlock", "filled"}, [] { return person::untilSeen("Opened lately"); }},
        {{"unlock", "error"},
         [] {
             for (int i = 0; i < kWrongTries; ++i) {
                 if (!person::tabTo("Passphrase"))
                     return false;
                 person::typeOver("wrong");
                 if (!person::until(canUnlock))
                     return false;
                 person::press(Qt::Key_Return);
                 if (!person::untilSeen("Wrong passphrase, " + QString::number(i + 1)))
                     return false;
             }
             return true;
         }},
        {{"unlock", "recovery"}, [] { return person::pushButton("Enter the code"); }},
    };
}

std::vector<Scene> otherScenes(Stage& stage, const Given& given) {
    stage.start();
    if (!stage.openLocked(given.project) || !stage.unlock(given.passphrase))
        return {};
    std::vector<Scene> scenes{
        {{"home", "filled"}, [] { return person::untilSeen("Recent runs"); }},
        {{"audit", "filled"},
         [] {
             person::press(QKeySequence("Ctrl+7"));
             return person::untilSeen("append-only");
         }},
        {{"audit", "verified"}, [] { return person::pushButton("Check now"); }},
        {{"palette", "filled"}, [] { return true; }, [] { person::openPalette({}); }},
        {{"palette", "query"}, [] { return true; }, [] { person::openPalette("tick"); }},
        {{"settings", "look"},
         [] {
             person::press(Qt::Key_Escape);
             person::press(QKeySequence("Ctrl+8"));
             return showSettings("Language and look");
         }},
    };
    for (const auto& [state, category] : {std::pair("keys", "Keys and passphrase"), std::pair("devices", "Devices"), std::pair("folders", "Folders"),
                                          std::pair("shortcuts", "Shortcuts"), std::pair("about", "About")})
        scenes.push_back({{"settings", state}, [category] { return showSettings(category); }});
    scenes.push_back({{"settings", "keys-error"}, [] {
                          if (!showSettings("Keys and passphrase") || !person::pushButton("Change the passphrase"))
                              return false;
                          person::type("this is not it");
                          person::tabTo("New passphrase");
                          person::type("seven brown kettles hum in the attic");
                          person::tabTo("Once more");
                          person::type("seven brown kettles hum in the attic");
                          return person::pushButton("Change it") && person::untilSeen("That is not the passphrase");
                      }});
    return scenes;
}

std::vector<Scene> damagedScenes(Stage& stage, const Given& given) {
    spoil(given.project);
    stage.start();
    if (!stage.openLocked(given.project) || !stage.unlock(given.passphrase))
        return {};
    return {
        {{"home", "error"}, [] { return person::pushButton("Verify") && person::untilSeen("broken"); }},
        {{"audit", "error"},
         [] {
             person::press(QKeySequence("Ctrl+7"));
             return person::pushButton("Check now") && person::untilSeen("not whole");
         }},
        {{"data", "error"},
         [] {
             person::press(QKeySequence("Ctrl+2"));
             return person::untilSeen("could not be");
         }},
    };
}

} // namespace danlu::screenshots
