#include "ui/pages/train/TrainPage.h"

#include <QCoreApplication>

namespace danlu::ui {

PageEntry makeTrain() {
    PageEntry entry;
    entry.id = QStringLiteral("train");
    entry.order = 4;
    entry.icon = "flame"_icon;
    entry.name = [] { return QCoreApplication::translate("danlu::ui::TrainPage", "Train"); };
    entry.make = [](Shell& shell) { return new TrainPage(shell); };
    return entry;
}

} // namespace danlu::ui
