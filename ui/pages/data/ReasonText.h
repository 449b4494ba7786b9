#pragma once

#include <QString>

namespace danlu::ui {

/// An importer's sentence on why a row was rejected, in the reader's language where it is a known one.
QString reasonText(const QString& reason);

} // namespace danlu::ui
