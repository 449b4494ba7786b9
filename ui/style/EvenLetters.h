#pragma once

namespace danlu::ui {

/// Qt switches FreeType's stem darkening on for OpenType/CFF fonts, and then blends them with a gamma of its own: on a dark ground Noto Sans
/// CJK looks bold beside Noto Sans, which is TrueType. Qt has no switch for it, so this program answers Qt's call of FT_Property_Set itself.
/// Style's constructor calls this, which does nothing but keep that answer in the program.
void keepLettersEven();

} // namespace danlu::ui
