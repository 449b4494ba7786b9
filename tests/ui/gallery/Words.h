#pragma once

#include <QString>

namespace danlu::gallery {

enum class Language { Chinese, English };

/// The gallery's texts stand where they are shown, in both languages.
struct Words {
    Language language = Language::Chinese;
    QString operator()(const char* chinese, const char* english) const { return QString::fromUtf8(language == Language::Chinese ? chinese : english); }
};

} // namespace danlu::gallery
