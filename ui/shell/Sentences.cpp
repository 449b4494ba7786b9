#include "ui/shell/Sentences.h"

#include "base/Json.h"

#include <QFile>
#include <QLocale>

#include <array>

namespace danlu::ui {
namespace {

constexpr int kDeepest = 5;    // values within values
constexpr int kMostJoints = 4; // that are tried
const QString kValue = QStringLiteral("{}");

/// Sentences that begin with one of these lack their subject, which sources put before them: a file's name, a field's.
constexpr std::array kVerbs{"has ", "have ", "had ", "holds ", "is ", "are ", "was ", "were ", "should ", "stands ", "could ", "differs ", "does "};

bool lacksSubject(const QString& english) {
    return std::ranges::any_of(kVerbs, [&](const char* verb) { return english.startsWith(QLatin1String(verb)); });
}

/// "cannot open {}: {}": the first value is a path, which may have ": " in it too.
bool endsWithReason(const QStringList& pieces) { return pieces.size() == 3 && pieces[1] == QLatin1String(": ") && pieces[2].isEmpty(); }

/// The values of a text that has these pieces in this order; each is as short as it can be.
std::optional<QStringList> valuesIn(const QString& text, const QStringList& pieces) {
    if (pieces.size() == 1)
        return text == pieces.front() ? std::optional(QStringList()) : std::nullopt;
    if (!text.startsWith(pieces.front()) || !text.endsWith(pieces.back()))
        return std::nullopt;
    QStringList values;
    qsizetype at = pieces.front().size();
    const qsizetype end = text.size() - pieces.back().size();
    for (qsizetype i = 1; i + 1 < pieces.size(); ++i) {
        const qsizetype next = endsWithReason(pieces) ? text.lastIndexOf(pieces[i]) : text.indexOf(pieces[i], at);
        if (next < at)
            return std::nullopt;
        values << text.mid(at, next - at);
        at = next + pieces[i].size();
    }
    if (at > end)
        return std::nullopt;
    return values << text.mid(at, end - at);
}

bool isFullWidth(QChar letter) {
    return letter.script() == QChar::Script_Han || (letter.unicode() >= 0x3000 && letter.unicode() < 0x3040) || letter.unicode() >= 0xFF00;
}

/// Chinese beside Chinese has no space between; the pattern has one for what is not.
void append(QString& text, const QString& more) {
    if (text.endsWith(QLatin1Char(' ')) && text.size() > 1 && isFullWidth(text[text.size() - 2]) && !more.isEmpty() && isFullWidth(more.front()))
        text.chop(1);
    const bool isDouble = more.startsWith(QLatin1Char(' ')) && !text.isEmpty() && isFullWidth(text.back()) && more.size() > 1 && isFullWidth(more[1]);
    text += isDouble ? more.mid(1) : more;
}

/// "tickets.csv:" before what is said of it.
QString withWideColon(const QString& value) { return value.endsWith(QLatin1Char(':')) ? value.chopped(1) + QStringLiteral("：") : value; }

/// "{}", "{0}", "{12}" at a place; how long it is, and which value: −1 where it does not say.
struct Slot {
    qsizetype length = 0;
    int value = -1;
};
Slot slotAt(const QString& text, qsizetype at) {
    const qsizetype close = text[at] == QLatin1Char('{') ? text.indexOf(QLatin1Char('}'), at) : -1;
    if (close < 0 || close - at > 3)
        return {};
    if (close == at + 1)
        return {2, -1};
    bool isNumber = false;
    const int value = text.mid(at + 1, close - at - 1).toInt(&isNumber);
    return isNumber ? Slot{close - at + 1, value} : Slot{};
}

Result<Sentences> readBuiltIn() {
    QFile file(QStringLiteral(":/danlu/sentences/sentences_zh_CN.json"));
    if (!file.open(QIODevice::ReadOnly))
        return Error(ErrorCode::NotFound, "the program was built without its Chinese sentences");
    const QByteArray bytes = file.readAll();
    return Sentences::read({bytes.constData(), std::size_t(bytes.size())});
}

} // namespace

Result<Sentences> Sentences::read(std::string_view text) {
    DANLU_TRY(const Json json, parseJson(text, "the table of sentences"));
    Sentences sentences;
    for (const char* part : {"sentences", "others"}) {
        DANLU_TRY(const Json table, member<Json>(json, part));
        for (const auto& [english, translation] : table.items())
            sentences.add(QString::fromStdString(english), QString::fromStdString(translation.get<std::string>()));
    }
    std::ranges::stable_sort(sentences.m_patterns, std::ranges::greater(), &Pattern::letters);
    return sentences;
}

void Sentences::add(const QString& english, const QString& translation) {
    Pattern pattern{english.split(kValue), {}, translation};
    for (const QString& piece : pattern.pieces) {
        pattern.letters += piece.size();
        pattern.isQuoted.push_back(piece.endsWith(QLatin1Char('"')));
    }
    m_patterns.push_back(std::move(pattern));
    if (lacksSubject(english))
        add(kValue + QLatin1Char(' ') + english, kValue + QLatin1Char(' ') + translation);
}

QString Sentences::filled(const Pattern& pattern, const QStringList& values, int depth) const {
    QString text;
    int next = 0;
    const QString& form = pattern.translation;
    qsizetype begin = 0; // of what stands before the next value
    for (qsizetype at = 0; at < form.size();) {
        const Slot slot = slotAt(form, at);
        if (slot.length == 0) {
            ++at;
            continue;
        }
        append(text, form.mid(begin, at - begin));
        const int which = slot.value >= 0 ? slot.value : next++;
        const QString value = values.value(which);
        append(text, pattern.isQuoted[std::size_t(which)] ? value : withWideColon(anyWay(value, depth + 1).value_or(value)));
        at += slot.length;
        begin = at;
    }
    append(text, form.mid(begin));
    return text;
}

std::optional<QString> Sentences::whole(const QString& english, int depth) const {
    for (const Pattern& pattern : m_patterns)
        if (const auto values = valuesIn(english, pattern.pieces))
            return filled(pattern, *values, depth);
    return std::nullopt;
}

/// "config.json: the file is missing; the files are empty": what is known of it.
std::optional<QString> Sentences::inParts(const QString& english, int depth) const {
    struct Joint {
        QLatin1String english;
        QString translation;
    };
    static const std::array kJoints{Joint{QLatin1String(": "), QStringLiteral("：")}, Joint{QLatin1String("; "), QStringLiteral("；")}};
    for (const Joint& joint : kJoints)
        for (qsizetype at = english.indexOf(joint.english), left = kMostJoints; at > 0 && left > 0; at = english.indexOf(joint.english, at + 1), --left) {
            const QString front = english.left(at), back = english.mid(at + joint.english.size());
            const auto before = whole(front, depth + 1), behind = anyWay(back, depth + 2);
            if (before || behind)
                return before.value_or(front) + joint.translation + behind.value_or(back);
        }
    return std::nullopt;
}

std::optional<QString> Sentences::anyWay(const QString& english, int depth) const {
    if (english.isEmpty() || depth > kDeepest)
        return std::nullopt;
    const auto found = whole(english, depth);
    return found ? found : inParts(english, depth);
}

QString Sentences::translated(const QString& english) const { return anyWay(english, 0).value_or(english); }

QString inWords(const QString& english) {
    if (QLocale().language() != QLocale::Chinese)
        return english;
    static const Result<Sentences> kChinese = readBuiltIn(); // constant; read when somebody needs it
    return kChinese ? kChinese->translated(english) : english;
}

QString inWords(std::string_view english) { return inWords(QString::fromUtf8(english.data(), qsizetype(english.size()))); }

} // namespace danlu::ui
