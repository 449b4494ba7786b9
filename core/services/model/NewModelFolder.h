#pragma once

#include "protocol/Messages.h"
#include "services/project/Project.h"
#include "store/Models.h"

namespace danlu::services {

/// A sealed model that is being made: its key is created by the act that says so, its files by a worker, and only publish() makes it a
/// model. What is not published leaves no files and no key.
class NewModelFolder {
public:
    /// `action` is the audit log's word ("model.new", "model.quantize"); Exists if the name is taken.
    static Result<NewModelFolder> create(Project& project, const std::string& name, const std::string& action);
    NewModelFolder(NewModelFolder&& other) noexcept
        : m_project(other.m_project), m_name(std::move(other.m_name)), m_action(std::move(other.m_action)), m_id(std::exchange(other.m_id, {})),
          m_path(std::move(other.m_path)) {}
    NewModelFolder& operator=(NewModelFolder&&) = delete;
    ~NewModelFolder();

    /// Runs the job with this folder as its own and the key "output" for what it writes; its result.
    Result<Json> fill(protocol::Start start, const Task& task);
    /// Checks what was written and registers it; family, parameters, source, id and name are set here.
    Result<> publish(store::ModelInfo model);
    const Path& path() const { return m_path; }

private:
    NewModelFolder(Project& project, std::string name, std::string action, ModelId id, Path path)
        : m_project(&project), m_name(std::move(name)), m_action(std::move(action)), m_id(std::move(id)), m_path(std::move(path)) {}
    Project* m_project;
    std::string m_name, m_action;
    ModelId m_id; // empty once published or moved away
    Path m_path;
};

} // namespace danlu::services
