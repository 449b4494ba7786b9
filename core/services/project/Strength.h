#pragma once

#include <string_view>

namespace danlu::services {

/// What is asked of a passphrase for a project: below it, guessing is a matter of weeks for somebody with a few hundred graphics cards.
constexpr double kPassphraseFloorBits = 50;

/// What made a passphrase worth less than its length.
enum class Weakness { None, Short, CommonWord, Repeats, Sequence, OneKind };

struct Strength {
    double bits = 0; // log2 of the guesses of somebody who tries what people choose first
    Weakness weakness = Weakness::None;
    bool isEnough() const { return bits >= kPassphraseFloorBits; }
};

/// An estimate, on the low side: a passphrase is cut into common words and names, sequences, repetitions and letters by themselves, and
/// each piece counts what it costs to guess. UTF-8. Nothing of it is kept.
Strength strengthOf(std::string_view passphrase);

/// Bits → years (or seconds) of guessing with Argon2id at the usual cost on cards that move 1 TB/s each: every guess moves its memory twice a pass.
double secondsToGuess(double bits, double cards);

} // namespace danlu::services
