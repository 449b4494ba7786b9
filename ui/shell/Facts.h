#pragma once

#include "base/Json.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace danlu::ui {

// Members of what a service answered, as a window shows them. A member that is absent or of another type is empty, 0 or nothing; so is every
// member of what is no object.

QString textAt(const Json& json, const char* key);
std::int64_t countAt(const Json& json, const char* key);
std::optional<double> numberAt(const Json& json, const char* key);
/// An ISO 8601 time in the reader's time zone.
QDateTime timeAt(const Json& json, const char* key);

} // namespace danlu::ui
