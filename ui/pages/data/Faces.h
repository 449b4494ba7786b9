#pragma once

#include "base/Row.h"
#include "services/project/Project.h"
#include "ui/shell/Facts.h"

#include <QDateTime>

namespace danlu::ui {

/// One version as lists and titles say it.
struct VersionFace {
    QString dataset;
    int number = 0, parent = 0;
    std::int64_t rows = 0;
    std::uint64_t bytes = 0;
    QDateTime created; // local time
    QString made;      // import | clean | split | label
    Json details;      // what that act said of itself
    QString reference() const { return dataset + QLatin1Char('@') + QString::number(number); }
};

struct DatasetFace {
    QString name, kind;
    std::vector<VersionFace> versions; // the newest first
    const VersionFace* version(int number) const;
};

/// Every dataset with its versions, by name.
Result<std::vector<DatasetFace>> readDatasets(services::Project& project);

QString textOf(std::string_view utf8);
std::string bytesOf(const QString& text);

/// Words of the store in the reader's language.
QString kindText(const QString& kind);
QString madeText(const QString& made);
QString splitText(Split split);
/// "user", "assistant" … of a chat.
QString roleText(Role role);

} // namespace danlu::ui
