#include "ui/pages/data/Faces.h"

#include "services/dataset/Dataset.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace danlu::ui {
namespace {

struct DataWords {
    Q_DECLARE_TR_FUNCTIONS(danlu::ui::Data)
};

struct WordOf {
    const char* word;
    const char* text;
};
constexpr std::array kKindWords{WordOf{"text", QT_TRANSLATE_NOOP("danlu::ui::Data", "plain text")},
                                WordOf{"chat", QT_TRANSLATE_NOOP("danlu::ui::Data", "conversations")},
                                WordOf{"preference", QT_TRANSLATE_NOOP("danlu::ui::Data", "preferences")},
                                WordOf{"classification", QT_TRANSLATE_NOOP("danlu::ui::Data", "classification")}};
constexpr std::array kMadeWords{
    WordOf{"import", QT_TRANSLATE_NOOP("danlu::ui::Data", "imported")}, WordOf{"clean", QT_TRANSLATE_NOOP("danlu::ui::Data", "cleaned")},
    WordOf{"split", QT_TRANSLATE_NOOP("danlu::ui::Data", "split")}, WordOf{"label", QT_TRANSLATE_NOOP("danlu::ui::Data", "labelled")}};

template <std::size_t N>
QString wordIn(const std::array<WordOf, N>& words, const QString& word) {
    for (const WordOf& each : words)
        if (word == QLatin1String(each.word))
            return QCoreApplication::translate("danlu::ui::Data", each.text);
    return word;
}

VersionFace versionFace(const QString& dataset, const Json& json) {
    VersionFace face;
    face.dataset = dataset;
    face.number = int(countAt(json, "version"));
    face.parent = int(countAt(json, "parent"));
    face.rows = countAt(json, "rows");
    face.bytes = std::uint64_t(countAt(json, "bytes"));
    face.created = QDateTime::fromString(textAt(json, "created"), Qt::ISODateWithMs).toLocalTime();
    face.made = textAt(json, "made");
    face.details = json.value("details", Json());
    return face;
}

Result<DatasetFace> datasetFace(services::Project& project, const Json& json) {
    DatasetFace face{textAt(json, "name"), textAt(json, "kind"), {}};
    DANLU_TRY(const Json about, services::describeDataset(project, bytesOf(face.name)));
    for (const Json& version : about["versions"])
        face.versions.push_back(versionFace(face.name, version));
    std::ranges::sort(face.versions, std::greater(), &VersionFace::number);
    return face;
}

} // namespace

const VersionFace* DatasetFace::version(int number) const {
    const auto found = std::ranges::find(versions, number, &VersionFace::number);
    return found == versions.end() ? nullptr : &*found;
}

Result<std::vector<DatasetFace>> readDatasets(services::Project& project) {
    DANLU_TRY(const Json all, services::listDatasets(project));
    std::vector<DatasetFace> faces;
    for (const Json& one : all["datasets"]) {
        DANLU_TRY(auto face, datasetFace(project, one));
        faces.push_back(std::move(face));
    }
    std::ranges::sort(faces, [](const auto& a, const auto& b) { return QString::localeAwareCompare(a.name, b.name) < 0; });
    return faces;
}

QString textOf(std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }

std::string bytesOf(const QString& text) {
    const QByteArray bytes = text.toUtf8();
    return {bytes.constData(), std::size_t(bytes.size())};
}

QString kindText(const QString& kind) { return wordIn(kKindWords, kind); }

QString madeText(const QString& made) { return wordIn(kMadeWords, made); }

QString splitText(Split split) {
    switch (split) {
    case Split::Train:
        return DataWords::tr("train");
    case Split::Validation:
        return DataWords::tr("validation");
    case Split::Test:
        return DataWords::tr("test");
    case Split::None:
        break;
    }
    return QStringLiteral("–");
}

QString roleText(Role role) {
    switch (role) {
    case Role::System:
        return DataWords::tr("System");
    case Role::User:
        return DataWords::tr("User");
    case Role::Assistant:
        return DataWords::tr("Assistant");
    case Role::Tool:
        break;
    }
    return DataWords::tr("Tool");
}

} // namespace danlu::ui
