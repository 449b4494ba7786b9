#include "ui/pages/compare/ComparePage.h"

#include <QCoreApplication>

namespace danlu::ui {
namespace {

QString compareName() { return QCoreApplication::translate("Compare", "Compare"); }

} // namespace

PageEntry makeCompare() {
    return {QStringLiteral("compare"), 5, "columns"_icon, compareName, [](Shell& shell) -> Page* { return new ComparePage(shell); }};
}

} // namespace danlu::ui
