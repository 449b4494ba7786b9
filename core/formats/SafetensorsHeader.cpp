#include "formats/SafetensorsHeader.h"

#include "formats/Checked.h"

#include <unordered_set>

namespace danlu::formats {
namespace {

/// Receives the events of nlohmann's parser. Every handler returns false to stop; the reason is in m_problem.
class HeaderEvents : public nlohmann::json_sax<nlohmann::json> {
public:
    SafetensorsHeader header;
    std::string problem;

    bool null() override { return fail("null where a tensor is described"); }
    bool boolean(bool) override { return fail("a boolean where a tensor is described"); }
    bool number_float(number_float_t, const string_t&) override { return fail("a number that is no whole number"); }
    bool binary(binary_t&) override { return fail("binary data"); }
    bool number_integer(number_integer_t) override { return fail("a negative number"); }

    bool number_unsigned(number_unsigned_t value) override {
        if (m_where == Where::Shape && value > INT64_MAX)
            return fail("a size beyond 63 bits");
        if (m_where == Where::Shape && m_entry.shape.size() < kDimensions)
            return m_entry.shape.push_back(static_cast<std::int64_t>(value)), true;
        if (m_where == Where::Offsets && m_offsets.size() < 2)
            return m_offsets.push_back(value), true;
        return fail("a number in the wrong place");
    }

    bool string(string_t& text) override {
        if (m_where == Where::Metadata)
            return header.metadata.emplace(m_key, text).second || fail("a doubled metadata key");
        if (m_where != Where::Tensor || m_key != "dtype" || !m_entry.type.empty())
            return fail("a text in the wrong place");
        m_entry.type = text;
        return true;
    }

    bool key(string_t& name) override {
        m_key = name;
        if (m_where != Where::Top)
            return true;
        if (!isText(name) || name.empty())
            return fail("a tensor name that is no text");
        if (!m_names.insert(name).second)
            return fail("two entries with one name");
        return true;
    }

    bool start_object(std::size_t) override {
        if (m_where == Where::Nowhere)
            return m_where = Where::Top, true;
        if (m_where != Where::Top)
            return fail("an object in the wrong place");
        m_where = m_key == "__metadata__" ? Where::Metadata : Where::Tensor;
        m_entry = {};
        m_entry.name = m_key;
        m_offsets.clear();
        m_hasShape = false;
        return true;
    }

    bool end_object() override {
        if (m_where == Where::Tensor && !takeTensor())
            return false;
        m_where = m_where == Where::Top ? Where::Nowhere : Where::Top;
        return true;
    }

    bool start_array(std::size_t) override {
        if (m_where == Where::Tensor && m_key == "shape" && !m_hasShape)
            return m_hasShape = true, m_where = Where::Shape, true;
        if (m_where == Where::Tensor && m_key == "data_offsets" && m_offsets.empty())
            return m_where = Where::Offsets, true;
        return fail("an array in the wrong place");
    }

    bool end_array() override { return m_where = Where::Tensor, true; }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) override {
        problem = "not JSON at byte " + std::to_string(position);
        return false;
    }

private:
    enum class Where { Nowhere, Top, Metadata, Tensor, Shape, Offsets };
    static constexpr std::size_t kDimensions = 16;

    bool takeTensor() {
        if (m_entry.type.empty() || !m_hasShape || m_offsets.size() != 2)
            return fail("without dtype, shape or data_offsets");
        if (header.tensors.size() == kSafetensorsTensors)
            return fail("more than a million tensors");
        m_entry.begin = m_offsets[0];
        m_entry.end = m_offsets[1];
        header.tensors.push_back(std::move(m_entry));
        m_entry = {};
        return true;
    }

    bool fail(std::string_view what) {
        problem = std::string(what);
        const auto& name = m_where == Where::Tensor || m_where == Where::Shape || m_where == Where::Offsets ? m_entry.name : m_key;
        if (!name.empty())
            problem += ", at " + shownName(name);
        return false;
    }

    Where m_where = Where::Nowhere;
    std::string m_key;
    TensorEntry m_entry;
    std::vector<std::uint64_t> m_offsets;
    bool m_hasShape = false;
    std::unordered_set<std::string> m_names;
};

} // namespace

Result<SafetensorsHeader> parseSafetensorsHeader(std::string_view json) {
    HeaderEvents events;
    if (json.empty() || json.front() != '{')
        return Error(ErrorCode::Rejected, "the header does not begin with {");
    if (!nlohmann::json::sax_parse(json.begin(), json.end(), &events))
        return Error(ErrorCode::Rejected, "the header is wrong: " + events.problem);
    return std::move(events.header);
}

} // namespace danlu::formats
