#include "ui/pages/export/ExportPage.h"

#include <QCoreApplication>

namespace danlu::ui {
namespace {

QString exportName() { return QCoreApplication::translate("Export", "Export"); }

} // namespace

PageEntry makeExport() {
    return {QStringLiteral("export"), 6, "export"_icon, exportName, [](Shell& shell) -> Page* { return new ExportPage(shell); }};
}

} // namespace danlu::ui
