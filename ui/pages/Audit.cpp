#include "ui/pages/audit/AuditPage.h"

#include <QCoreApplication>

namespace danlu::ui {
namespace {

QString auditName() { return QCoreApplication::translate("Audit", "Audit"); }

} // namespace

PageEntry makeAudit() {
    return {QStringLiteral("audit"), 7, "shield"_icon, auditName, [](Shell& shell) -> Page* { return new AuditPage(shell); }, PagePlace::Foot};
}

} // namespace danlu::ui
