#include "ui/shell/Facts.h"

namespace danlu::ui {

QString textAt(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? QString::fromStdString(found->get_ref<const std::string&>()) : QString();
}

std::int64_t countAt(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_number() ? found->get<std::int64_t>() : 0;
}

std::optional<double> numberAt(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
}

QDateTime timeAt(const Json& json, const char* key) { return QDateTime::fromString(textAt(json, key), Qt::ISODateWithMs).toLocalTime(); }

} // namespace danlu::ui
