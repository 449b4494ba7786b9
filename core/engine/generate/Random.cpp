#include "engine/generate/Random.h"

namespace danlu::engine {

double SampleRandom::uniform() {
    m_state += 0x9e3779b97f4a7c15u;
    std::uint64_t z = m_state;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return static_cast<double>((z ^ z >> 31) >> 11) * 0x1.0p-53;
}

} // namespace danlu::engine
