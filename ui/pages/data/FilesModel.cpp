#include "ui/pages/data/FilesModel.h"

#include "ui/pages/data/Faces.h"
#include "ui/pages/data/TwoLineDelegate.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Sentences.h"

#include <QFileInfo>

#include <array>

namespace danlu::ui {
namespace {

struct ImportWord {
    const char* word;
    const char* text;
};
constexpr std::array kProblems{
    ImportWord{"folder", QT_TRANSLATE_NOOP("danlu::ui::FilesModel", "This is a folder. Choose the files in it.")},
    ImportWord{"missing", QT_TRANSLATE_NOOP("danlu::ui::FilesModel", "The file is not there any more.")},
    ImportWord{"denied", QT_TRANSLATE_NOOP("danlu::ui::FilesModel", "You may not read this file.")},
    ImportWord{"special", QT_TRANSLATE_NOOP("danlu::ui::FilesModel", "This is no ordinary file.")},
    ImportWord{"empty", QT_TRANSLATE_NOOP("danlu::ui::FilesModel", "The file is empty.")},
    ImportWord{"binary", QT_TRANSLATE_NOOP("danlu::ui::FilesModel", "This is not text. Save it as CSV, JSONL, JSON or plain text first.")},
    ImportWord{"encoding", QT_TRANSLATE_NOOP("danlu::ui::FilesModel", "Its encoding is not known. Choose it below, or save the file as UTF-8.")},
    ImportWord{"shape", QT_TRANSLATE_NOOP("danlu::ui::FilesModel", "It is not clear which column is what. Choose below what a record is, and the columns.")},
    ImportWord{"crashed", QT_TRANSLATE_NOOP("danlu::ui::FilesModel", "The program that reads files ended over this one. Nothing else was affected.")},
    ImportWord{"unreadable", QT_TRANSLATE_NOOP("danlu::ui::FilesModel", "It cannot be read in this format. Choose another one below.")}};
constexpr std::array kFormats{ImportWord{"auto", QT_TRANSLATE_NOOP("danlu::ui::FilesModel", "detected")}, ImportWord{"csv", "CSV"}, ImportWord{"json", "JSON"},
                              ImportWord{"jsonl", "JSONL"}, ImportWord{"text", QT_TRANSLATE_NOOP("danlu::ui::FilesModel", "plain text, a record per line")}};
constexpr std::array kShapes{ImportWord{"auto", QT_TRANSLATE_NOOP("danlu::ui::FilesModel", "detected")},
                             ImportWord{"classification", QT_TRANSLATE_NOOP("danlu::ui::FilesModel", "text and label")},
                             ImportWord{"text", QT_TRANSLATE_NOOP("danlu::ui::FilesModel", "text")},
                             ImportWord{"alpaca", QT_TRANSLATE_NOOP("danlu::ui::FilesModel", "instruction and answer")},
                             ImportWord{"messages", QT_TRANSLATE_NOOP("danlu::ui::FilesModel", "conversation, OpenAI")},
                             ImportWord{"sharegpt", QT_TRANSLATE_NOOP("danlu::ui::FilesModel", "conversation, ShareGPT")},
                             ImportWord{"preference", QT_TRANSLATE_NOOP("danlu::ui::FilesModel", "better and worse answer")}};
constexpr std::array kDelimiters{ImportWord{",", QT_TRANSLATE_NOOP("danlu::ui::FilesModel", "comma")},
                                 ImportWord{";", QT_TRANSLATE_NOOP("danlu::ui::FilesModel", "semicolon")},
                                 ImportWord{"\t", QT_TRANSLATE_NOOP("danlu::ui::FilesModel", "tab")}};

template <std::size_t N>
QString importWord(const std::array<ImportWord, N>& words, const QString& word) {
    for (const ImportWord& each : words)
        if (word == QLatin1String(each.word))
            return FilesModel::tr(each.text);
    return word;
}

} // namespace

QString problemText(const QString& problem) { return importWord(kProblems, problem); }
QString formatText(const QString& format) { return importWord(kFormats, format); }
QString shapeText(const QString& shape) { return importWord(kShapes, shape); }
QString delimiterText(const QString& delimiter) { return importWord(kDelimiters, delimiter); }

void FilesModel::add(const QStringList& paths) {
    QStringList fresh;
    for (const QString& path : paths)
        if (!m_paths.contains(path) && !fresh.contains(path))
            fresh << path;
    if (fresh.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(fresh.size()) - 1);
    m_paths += fresh;
    m_found.resize(std::size_t(m_paths.size()));
    endInsertRows();
}

void FilesModel::remove(int row) {
    beginRemoveRows({}, row, row);
    m_paths.removeAt(row);
    m_found.erase(m_found.begin() + row);
    endRemoveRows();
}

void FilesModel::clear() {
    beginResetModel();
    m_paths.clear();
    m_found.clear();
    endResetModel();
}

void FilesModel::setFound(const Json& files) {
    for (std::size_t i = 0; i < m_found.size(); ++i)
        m_found[i] = files.is_array() && i < files.size() ? files[i] : Json();
    if (!m_paths.isEmpty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

bool FilesModel::isUsable(int row) const { return found(row).is_object() && !found(row).contains("problem") && countAt(found(row), "rows") > 0; }

std::vector<int> FilesModel::usable() const {
    std::vector<int> rows;
    for (int row = 0; row < rowCount(); ++row)
        if (isUsable(row))
            rows.push_back(row);
    return rows;
}

QString FilesModel::secondLine(const Json& found) const {
    if (!found.is_object())
        return tr("being looked at…");
    if (found.contains("problem"))
        return problemText(textAt(found, "problem"));
    QStringList facts{found.value("format", "") == "text" ? tr("text") : formatText(textAt(found, "format")), textAt(found, "encoding")};
    if (const QString delimiter = textAt(found, "delimiter"); !delimiter.isEmpty())
        facts << delimiterText(delimiter);
    const QString rows = countText(countAt(found, "rows"));
    facts << (found.value("whole", true) ? tr("%1 rows").arg(rows) : tr("more than %1 rows").arg(rows));
    return facts.join(QStringLiteral(" · "));
}

/// The file, what is known of it, and where it cannot be read all that is known of why.
QString FilesModel::tipOf(int row) const {
    const Json& known = found(row);
    QStringList lines{m_paths[row], secondLine(known)};
    if (known.is_object() && known.contains("error"))
        lines << inWords(errorOf(known["error"]).chain());
    return lines.join(QLatin1Char('\n'));
}

QVariant FilesModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Json& known = found(index.row());
    const bool isBad = known.is_object() && !isUsable(index.row());
    const bool hasRejected = known.is_object() && countAt(known, "rejected_rows") > 0;
    switch (role) {
    case Qt::DisplayRole:
        return QFileInfo(m_paths[index.row()]).fileName();
    case Qt::ToolTipRole:
        return tipOf(index.row());
    case Qt::AccessibleTextRole:
        return QString(QFileInfo(m_paths[index.row()]).fileName() + QStringLiteral(", ") + secondLine(known));
    case TwoLineDelegate::kSecond:
        return secondLine(known);
    case TwoLineDelegate::kSecondColor:
        return int(isBad ? Color::Bad : Color::TextMuted);
    case TwoLineDelegate::kIcon:
        return !known.is_object() ? QStringLiteral("file") : isBad ? QStringLiteral("error") : hasRejected ? QStringLiteral("warning") : QStringLiteral("ok");
    case TwoLineDelegate::kIconColor:
        return int(!known.is_object() ? Color::TextMuted : isBad ? Color::Bad : hasRejected ? Color::Warning : Color::Good);
    default:
        return {};
    }
}

} // namespace danlu::ui
