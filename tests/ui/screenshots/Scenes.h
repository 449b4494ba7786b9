#pragma once

#include "ui/screenshots/Album.h"
#include "ui/screenshots/Stage.h"

namespace danlu::screenshots {

/// A state of a page and how a person comes to it from the scene before, by keyboard; false where it was not come to.
struct Scene {
    Caption caption;
    std::function<bool()> reach;
    std::function<void()> again = {}; // what goes when the language changes is brought back for each picture
};

/// A project for scenes, with its passphrase.
struct Given {
    Path project;
    QString passphrase;
};

// Chapters: each is a start of the program, and its scenes follow one another.

/// Before there is a project: welcome, the sample being built and failing, a project being made.
std::vector<Scene> startScenes(Stage& stage);
/// A project with nothing in it.
std::vector<Scene> emptyScenes(Stage& stage);
/// One with datasets, a finished run, models and exports: what is there, what works and what goes wrong.
std::vector<Scene> lockedScenes(Stage& stage, const Given& given);
std::vector<Scene> dataScenes(Stage& stage, const Given& given);
std::vector<Scene> trainScenes(Stage& stage, const Given& given);
std::vector<Scene> modelScenes(Stage& stage, const Given& given);
std::vector<Scene> otherScenes(Stage& stage, const Given& given);
/// The same, after somebody laid hands on its files.
std::vector<Scene> damagedScenes(Stage& stage, const Given& given);

} // namespace danlu::screenshots
