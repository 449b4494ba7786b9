#include "text/ChatTemplate.h"

#include <algorithm>
#include <array>

namespace danlu::text {
namespace {

/// Rendered text with its segments' properties spread over the bytes.
struct Flat {
    std::string text;
    std::vector<Origin> origins;
    std::vector<std::uint8_t> answers;

    explicit Flat(std::span<const Segment> segments) {
        for (const Segment& segment : segments) {
            text += segment.text;
            origins.resize(text.size(), segment.origin);
            answers.resize(text.size(), segment.answer);
        }
    }
    bool isTemplate(std::size_t at, std::size_t length) const {
        return std::all_of(origins.begin() + std::ptrdiff_t(at), origins.begin() + std::ptrdiff_t(at + length),
                           [](Origin origin) { return origin == Origin::Template; });
    }
    bool isLearned(std::size_t begin, std::size_t end) const {
        return std::any_of(answers.begin() + std::ptrdiff_t(begin), answers.begin() + std::ptrdiff_t(end), [](std::uint8_t one) { return one != 0; });
    }
    bool startsWith(const Flat& other) const { return text.starts_with(other.text) && std::equal(other.origins.begin(), other.origins.end(), origins.begin()); }
    std::size_t commonPrefix(const Flat& other) const {
        std::size_t at = 0;
        while (at < text.size() && at < other.text.size() && text[at] == other.text[at] && origins[at] == other.origins[at])
            ++at;
        return at;
    }
};

/// Finds the longest special piece at a place of the template's own text.
class SpecialFinder {
public:
    explicit SpecialFinder(const Tokenizer& tokenizer) : m_specials(&tokenizer.specials()) {
        for (const std::string& special : *m_specials)
            m_begins[static_cast<unsigned char>(special[0])] = true;
    }

    std::string_view at(const Flat& flat, std::size_t place) const {
        if (!m_begins[static_cast<unsigned char>(flat.text[place])] || flat.origins[place] != Origin::Template)
            return {};
        for (const std::string& special : *m_specials) // longest first
            if (flat.text.compare(place, special.size(), special) == 0 && flat.isTemplate(place, special.size()))
                return special;
        return {};
    }

private:
    const std::vector<std::string>* m_specials;
    std::array<bool, 256> m_begins{};
};

TrainingIds encodeFlat(const Flat& flat, const Tokenizer& tokenizer) {
    TrainingIds result;
    const SpecialFinder finder(tokenizer);
    std::size_t begin = 0;
    const auto add = [&](TokenId id, std::size_t from, std::size_t to) {
        result.ids.push_back(id);
        result.learned.push_back(flat.isLearned(from, to));
    };
    const auto addPlain = [&](std::size_t end) {
        for (const Token& token : tokenizer.tokens(std::string_view(flat.text).substr(begin, end - begin)))
            add(token.id, std::min(begin + token.begin, end), std::min(begin + token.end, end));
    };
    for (std::size_t at = 0; at < flat.text.size();) {
        const std::string_view special = finder.at(flat, at);
        if (special.empty()) {
            ++at;
            continue;
        }
        addPlain(at);
        add(*tokenizer.special(special), at, at + special.size());
        begin = at += special.size();
    }
    addPlain(flat.text.size());
    return result;
}

Result<Flat> rendered(const ChatTemplate& chat, std::span<const Turn> turns, Ending ending) {
    DANLU_TRY(const Rendering rendering, chat.render(turns, ending));
    return Flat(rendering.segments);
}

/// A template's line break after the end token is nothing to learn.
std::size_t withoutTrailer(const Flat& flat, std::size_t begin, std::size_t end, const Tokenizer& tokenizer) {
    std::size_t last = end;
    while (last > begin && flat.origins[last - 1] == Origin::Template && (flat.text[last - 1] == '\n' || flat.text[last - 1] == ' '))
        --last;
    const std::string_view body = std::string_view(flat.text).substr(0, last);
    const bool endsSpecial = std::any_of(tokenizer.specials().begin(), tokenizer.specials().end(), [&](const std::string& special) {
        return body.ends_with(special) && last - special.size() >= begin && flat.isTemplate(last - special.size(), special.size());
    });
    return endsSpecial ? last : end;
}

/// Marks what the assistant's turn `index` adds to the rendering of what comes before it. False where the template renders those turns
/// otherwise inside the whole conversation.
Result<bool> markAnswer(Flat& whole, const ChatTemplate& chat, const Tokenizer& tokenizer, std::span<const Turn> turns, std::size_t index) {
    DANLU_TRY(const Flat prompt, rendered(chat, turns.first(index), Ending::Prompt));
    DANLU_TRY(const Flat through, rendered(chat, turns.first(index + 1), Ending::Closed));
    if (!whole.startsWith(through))
        return false;
    const std::size_t begin = through.commonPrefix(prompt), end = withoutTrailer(whole, begin, through.text.size(), tokenizer);
    std::fill(whole.answers.begin() + std::ptrdiff_t(begin), whole.answers.begin() + std::ptrdiff_t(end), std::uint8_t(1));
    return true;
}

Result<> markAnswers(Flat& whole, const ChatTemplate& chat, const Tokenizer& tokenizer, std::span<const Turn> turns) {
    for (std::size_t i = 0; i < turns.size(); ++i) {
        if (turns[i].role != Role::Assistant)
            continue;
        DANLU_TRY(const bool isMarked, markAnswer(whole, chat, tokenizer, turns, i));
        if (!isMarked)
            std::fill(whole.answers.begin(), whole.answers.end(), std::uint8_t(0));
    }
    return ok();
}

} // namespace

TrainingIds encodeSegments(std::span<const Segment> segments, const Tokenizer& tokenizer) { return encodeFlat(Flat(segments), tokenizer); }

Result<TrainingIds> encodeConversation(const ChatTemplate& chat, const Tokenizer& tokenizer, std::span<const Turn> turns) {
    DANLU_TRY(const Rendering rendering, chat.render(turns, Ending::Closed));
    Flat whole(rendering.segments);
    if (!rendering.hasGeneration)
        DANLU_CHECK(markAnswers(whole, chat, tokenizer, turns));
    return encodeFlat(whole, tokenizer);
}

Result<std::vector<TokenId>> encodePrompt(const ChatTemplate& chat, const Tokenizer& tokenizer, std::span<const Turn> turns) {
    DANLU_TRY(const Flat prompt, rendered(chat, turns, Ending::Prompt));
    return encodeFlat(prompt, tokenizer).ids;
}

} // namespace danlu::text
