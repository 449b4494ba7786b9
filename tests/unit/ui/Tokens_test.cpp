#include "support/Suite.h"

#include "base/File.h"
#include "base/Json.h"
#include "ui/style/Tokens.h"

#include <cmath>

using namespace danlu;
using namespace danlu::ui;

namespace {

/// WCAG 2: relative luminance of an sRGB colour.
double luminance(const QColor& color) {
    const auto linear = [](double channel) { return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

Color colorNamed(std::string_view name) {
    for (int i = 0; i < int(Color::Count); ++i)
        if (nameOf(Color(i)) == name)
            return Color(i);
    qFatal("no colour \"%.*s\"", int(name.size()), name.data());
}

Bytes table() { return readFile(Path(DANLU_ROOT) / "resources/themes/tokens.json").value(); }

} // namespace

class TokensTest : public QObject {
    Q_OBJECT
private slots:
    void everyPairCanBeRead() {
        DANLU_VALUE(const auto tokens, Tokens::builtIn());
        DANLU_VALUE(const Json json, parseJson(table(), "tokens.json"));
        QVERIFY(json["contrast"].size() > 80);
        for (const auto& rule : json["contrast"]) {
            const std::string pair = rule["pair"];
            const auto slash = pair.find(" / ");
            for (const auto scheme : {Scheme::Light, Scheme::Dark}) {
                const double ratio =
                    contrast(tokens.color(colorNamed(pair.substr(0, slash)), scheme), tokens.color(colorNamed(pair.substr(slash + 3)), scheme));
                QVERIFY2(ratio >= rule["least"].get<double>(), (pair + ": " + std::to_string(ratio)).c_str());
            }
        }
    }

    void aMissingOrUnknownWordIsNamed() {
        DANLU_VALUE(Json json, parseJson(table(), "tokens.json"));
        json["color"]["dark"].erase("mark");
        QVERIFY(Tokens::read(toText(json)).error().message().find("mark") != std::string::npos);
        json["color"]["dark"]["mark"] = "red-ish";
        QVERIFY(Tokens::read(toText(json)).error().message().find("red-ish") != std::string::npos);
        json["color"]["dark"]["mark"] = "#123456";
        json["size"]["rial"] = 1;
        QVERIFY(Tokens::read(toText(json)).error().message().find("rial") != std::string::npos);
    }

    void seriesGoRound() {
        QCOMPARE(seriesColor(0), Color::Series1);
        QCOMPARE(seriesColor(8), Color::Series1);
        QCOMPARE(seriesColor(7), Color::Series8);
    }
};

DANLU_SUITE(TokensTest)
#include "Tokens_test.moc"
