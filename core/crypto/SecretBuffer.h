#pragma once

#include "base/File.h"
#include "base/Result.h"

#include <cstddef>
#include <span>
#include <string_view>

namespace danlu::crypto {

/// Bytes that must not be left lying about: own pages, locked into memory and kept out of core dumps where the system allows it,
/// overwritten when it goes. Cannot be copied by accident; clone() is easy to search for.
class SecretBuffer {
public:
    SecretBuffer() = default;
    /// `size` zero bytes.
    explicit SecretBuffer(std::size_t size);
    static SecretBuffer copyOf(std::string_view bytes);
    SecretBuffer(SecretBuffer&& other) noexcept;
    SecretBuffer& operator=(SecretBuffer&& other) noexcept;
    ~SecretBuffer();

    SecretBuffer clone() const { return copyOf(bytes()); }
    std::string_view bytes() const { return {m_data, m_size}; }
    std::span<char> span() { return {m_data, m_size}; }
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    /// Whether the pages are locked; false where RLIMIT_MEMLOCK is used up, which is allowed.
    bool isLocked() const { return m_locked; }

private:
    char* m_data = nullptr;
    std::size_t m_size = 0;
    bool m_locked = false;
};

/// Overwrites a string that held a secret; compilers may not leave it out.
void cleanse(std::string& bytes);
/// Compares in a time that does not depend on where the two differ.
bool equalSecrets(std::string_view a, std::string_view b);

constexpr std::size_t kKeyBytes = 32;

/// A 256-bit key.
class Key {
public:
    /// From the operating system's generator.
    static Result<Key> random();
    /// Rejected unless there are exactly 32 bytes.
    static Result<Key> of(std::string_view bytes);

    Key clone() const { return Key(m_buffer.clone()); }
    std::string_view bytes() const { return m_buffer.bytes(); }

private:
    explicit Key(SecretBuffer buffer) : m_buffer(std::move(buffer)) {}
    SecretBuffer m_buffer;
};

} // namespace danlu::crypto
