#include "data/importers/Importer.h"
#include "data/importers/JsonRecord.h"
#include "data/importers/JsonScanner.h"

#include <algorithm>

namespace danlu::data {
namespace {

/// Where the array of `{"data": […]}` begins (behind its bracket), looking only at the outer object's own keys; npos where there is none in `text`.
std::size_t findDataArray(std::string_view text) {
    auto at = firstVisible(text);
    if (at == text.npos || text[at] != '{')
        return text.npos;
    ++at;
    const auto visible = [&] { return at = text.find_first_not_of(" \t\r\n", at), at != text.npos; };
    while (visible() && text[at] == '"') {
        JsonScanner key, value;
        if (!key.scan(text.substr(at)))
            return text.npos;
        const bool isData = text.substr(at, key.length()) == "\"data\"";
        at += key.length();
        if (!visible() || text[at++] != ':' || !visible())
            return text.npos;
        if (isData)
            return text[at] == '[' ? at + 1 : text.npos;
        if (!value.scan(text.substr(at)))
            return text.npos;
        at += value.length();
        if (!visible() || text[at++] != ',')
            return text.npos;
    }
    return text.npos;
}

/// Streams the elements of `[…]` or of `{"data": […]}`, or objects that follow one another, and parses one at a time.
class JsonDocumentReader final : public RecordReader {
public:
    explicit JsonDocumentReader(TextStream& stream) : m_stream(stream) {}

    Result<std::optional<ReadItem>> next() override {
        drop(m_pending);
        m_pending = 0;
        if (m_state == State::Start)
            DANLU_CHECK(begin());
        while (m_state == State::Elements) {
            DANLU_TRY(const bool found, visible());
            if (!found)
                return atEndOfFile();
            const char c = m_stream.window().front();
            if (c == ',' && m_mayComma) {
                m_mayComma = false;
                drop(1);
            } else if (c == ']' && m_inArray) {
                drop(1);
                m_state = State::Behind;
            } else if (m_inArray && m_needsComma && m_mayComma) {
                return broken("the array is damaged here: a comma or ] is missing; the rest of the file is left out");
            } else {
                return element();
            }
        }
        return behind();
    }

private:
    enum class State { Start, Elements, Behind, End };

    void drop(std::size_t bytes) { m_stream.skip(bytes); }

    /// Moves to the next character that is not white space; false at the end of the file.
    Result<bool> visible() {
        for (;;) {
            const auto at = firstVisible(m_stream.window());
            if (at != std::string_view::npos) {
                drop(at);
                return true;
            }
            drop(m_stream.window().size());
            DANLU_TRY(const bool grown, m_stream.more());
            if (!grown && m_stream.window().empty())
                return false;
        }
    }

    Result<> begin() {
        m_state = State::Elements;
        DANLU_TRY(const bool found, visible());
        if (found && m_stream.window().front() == '[') {
            m_inArray = true;
            drop(1);
        } else if (const auto array = findDataArray(m_stream.window()); array != std::string_view::npos) {
            m_inArray = m_inObject = true;
            drop(array);
        }
        return ok();
    }

    Result<std::optional<ReadItem>> broken(std::string reason) {
        m_state = State::End;
        return std::optional(ReadItem{nullptr, m_stream.line(), std::move(reason)});
    }

    Result<std::optional<ReadItem>> atEndOfFile() {
        if (m_inArray)
            return broken("the file ends inside the array; the last records may be missing");
        m_state = State::End;
        return std::optional<ReadItem>();
    }

    /// The element at the window's start, wherever it ends; only kLineBytes of it are kept.
    Result<std::optional<ReadItem>> element() {
        const auto line = m_stream.line();
        JsonScanner scanner;
        bool overlong = false;
        while (!scanner.scan(m_stream.window())) {
            if (m_stream.window().size() > kLineBytes || overlong) {
                overlong = true;
                scanner.forget(m_stream.window().size());
                drop(m_stream.window().size());
            }
            DANLU_TRY(const bool grown, m_stream.more());
            if (!grown && m_stream.atEnd() && scanner.length() >= m_stream.window().size())
                return unfinished(line, scanner);
        }
        m_mayComma = m_needsComma = true;
        m_pending = std::max<std::size_t>(scanner.length(), 1); // a stray ] or } counts as an element of its own
        if (overlong || scanner.length() > kLineBytes)
            return std::optional(ReadItem{nullptr, line, tooLong("record")});
        m_record.line = line;
        if (auto parsed = m_parser.parse(m_stream, m_stream.window().substr(0, m_pending), m_record); !parsed)
            return std::optional(ReadItem{nullptr, line, parsed.error().message()});
        return std::optional(ReadItem{&m_record, line, {}});
    }

    Result<std::optional<ReadItem>> unfinished(std::uint64_t line, const JsonScanner& scanner) {
        drop(scanner.length());
        m_state = State::End;
        return std::optional(ReadItem{nullptr, line, "the file ends in the middle of this record"});
    }

    /// What follows the array: nothing, or the rest of the outer object.
    Result<std::optional<ReadItem>> behind() {
        if (m_state == State::End)
            return std::optional<ReadItem>();
        DANLU_TRY(const bool found, visible());
        m_state = State::End;
        if (!found && m_inObject)
            return broken("the file ends before the object that holds the array is closed");
        if (found && !m_inObject)
            return broken("text follows the end of the array; it is left out");
        return std::optional<ReadItem>();
    }

    TextStream& m_stream;
    JsonRecordParser m_parser;
    Record m_record;
    State m_state = State::Start;
    std::size_t m_pending = 0;
    bool m_inArray = false, m_inObject = false;
    bool m_mayComma = false, m_needsComma = false;
};

/// A JSON document: an array of objects, `{"data": [objects]}`, or objects one after the other. Never in memory as a whole.
class JsonDocument final : public Importer {
public:
    std::string_view name() const override { return "json"; }

    int confidence(std::string_view fileName, std::string_view beginning) const override {
        const auto first = firstVisible(beginning);
        if (first == beginning.npos || (beginning[first] != '[' && beginning[first] != '{'))
            return 0;
        if (beginning[first] == '[')
            return fileName.ends_with(".csv") || fileName.ends_with(".txt") ? 30 : 97;
        if (findDataArray(beginning) != beginning.npos)
            return 96;
        return fileName.ends_with(".json") ? 60 : 50;
    }

    Result<std::unique_ptr<RecordReader>> open(TextStream& stream) const override { return std::make_unique<JsonDocumentReader>(stream); }
};

} // namespace

std::unique_ptr<Importer> makeJsonDocument() { return std::make_unique<JsonDocument>(); }

} // namespace danlu::data
