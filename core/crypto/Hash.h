#pragma once

#include "base/File.h"

#include <array>
#include <memory>

namespace danlu::crypto {

/// A SHA-256 value: 32 bytes.
using Digest = std::array<unsigned char, 32>;

std::string_view bytesOf(const Digest& digest);
/// 64 lower-case hex digits, the form in manifests and listings.
std::string hexText(std::string_view bytes);
std::string hexText(const Digest& digest);
/// The inverse; rejects odd lengths and other characters.
Result<Bytes> fromHex(std::string_view text);

/// SHA-256 of a stream, piece by piece (FIPS 180-4).
class Sha256 {
public:
    Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    ~Sha256();

    void add(std::string_view bytes);
    /// The digest of everything added; starts over.
    Digest finish();

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

Digest sha256(std::string_view bytes);
/// Of a whole file, read in 1 MiB pieces.
Result<Digest> sha256OfFile(const Path& path);

} // namespace danlu::crypto
