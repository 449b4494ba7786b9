#include "crypto/SecretBuffer.h"

#include "crypto/Random.h"

#include <cstring>
#include <new>
#include <openssl/crypto.h>
#include <sys/mman.h>
#include <unistd.h>
#include <utility>

namespace danlu::crypto {
namespace {

std::size_t wholePages(std::size_t bytes) {
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    return (bytes + page - 1) / page * page;
}

} // namespace

SecretBuffer::SecretBuffer(std::size_t size) : m_size(size) {
    if (size == 0)
        return;
    const std::size_t pages = wholePages(size);
    void* memory = ::mmap(nullptr, pages, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        throw std::bad_alloc();
    m_data = static_cast<char*>(memory);
    m_locked = ::mlock(memory, pages) == 0;
    ::madvise(memory, pages, MADV_DONTDUMP);
}

SecretBuffer SecretBuffer::copyOf(std::string_view bytes) {
    SecretBuffer copy(bytes.size());
    if (!bytes.empty())
        std::memcpy(copy.m_data, bytes.data(), bytes.size());
    return copy;
}

SecretBuffer::SecretBuffer(SecretBuffer&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)), m_locked(std::exchange(other.m_locked, false)) {}

SecretBuffer& SecretBuffer::operator=(SecretBuffer&& other) noexcept {
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    std::swap(m_locked, other.m_locked);
    return *this;
}

SecretBuffer::~SecretBuffer() {
    if (!m_data)
        return;
    OPENSSL_cleanse(m_data, m_size);
    ::munmap(m_data, wholePages(m_size)); // unlocks too
}

void cleanse(std::string& bytes) {
    OPENSSL_cleanse(bytes.data(), bytes.size());
    bytes.clear();
}

bool equalSecrets(std::string_view a, std::string_view b) { return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0; }

Result<Key> Key::random() {
    SecretBuffer buffer(kKeyBytes);
    DANLU_CHECK(fillRandom(buffer.span()));
    return Key(std::move(buffer));
}

Result<Key> Key::of(std::string_view bytes) {
    if (bytes.size() != kKeyBytes)
        return Error(ErrorCode::Rejected, "a key has 32 bytes, these are " + std::to_string(bytes.size()));
    return Key(SecretBuffer::copyOf(bytes));
}

} // namespace danlu::crypto
