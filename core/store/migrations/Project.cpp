#include "store/Migrations.h"

#include <array>

namespace danlu::store {
namespace {

/// Version 1. Plain: names, states, counts, times, hashes. Columns named `sealed`, `wrapped`, `details`, `manifest` hold ciphertext.
constexpr std::string_view kFirst = R"sql(
CREATE TABLE project(one INTEGER PRIMARY KEY CHECK(one = 1), id TEXT NOT NULL, name TEXT NOT NULL, anchor TEXT NOT NULL, epoch INTEGER NOT NULL,
  created INTEGER NOT NULL) STRICT;
CREATE TABLE users(name TEXT PRIMARY KEY, role TEXT NOT NULL, created INTEGER NOT NULL) STRICT;
CREATE TABLE slots(kind TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES users(name), memory_kib INTEGER NOT NULL, passes INTEGER NOT NULL,
  lanes INTEGER NOT NULL, salt BLOB NOT NULL, commitment BLOB NOT NULL, wrapped BLOB NOT NULL, epoch INTEGER NOT NULL, created INTEGER NOT NULL) STRICT;
CREATE TABLE keys(purpose TEXT NOT NULL, subject TEXT NOT NULL, wrapped BLOB NOT NULL, epoch INTEGER NOT NULL, created INTEGER NOT NULL,
  PRIMARY KEY(purpose, subject)) STRICT, WITHOUT ROWID;
CREATE TABLE datasets(id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, created INTEGER NOT NULL) STRICT;
CREATE TABLE versions(dataset TEXT NOT NULL REFERENCES datasets(id) ON DELETE CASCADE, number INTEGER NOT NULL, parent INTEGER NOT NULL,
  rows INTEGER NOT NULL, new_bytes INTEGER NOT NULL, batch TEXT NOT NULL UNIQUE, created INTEGER NOT NULL, sha256 TEXT NOT NULL,
  details BLOB NOT NULL, manifest BLOB NOT NULL, PRIMARY KEY(dataset, number)) STRICT;
CREATE TABLE version_columns(dataset TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, sealed BLOB NOT NULL,
  PRIMARY KEY(dataset, number, name), FOREIGN KEY(dataset, number) REFERENCES versions(dataset, number) ON DELETE CASCADE) STRICT;
CREATE TABLE models(id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, family TEXT NOT NULL, parameters INTEGER NOT NULL,
  sha256 TEXT NOT NULL, parent TEXT NOT NULL, run TEXT NOT NULL, created INTEGER NOT NULL, details BLOB NOT NULL) STRICT;
CREATE UNIQUE INDEX models_run ON models(run) WHERE run <> '';
CREATE TABLE runs(id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, state TEXT NOT NULL, dataset TEXT NOT NULL, dataset_version INTEGER NOT NULL,
  base TEXT NOT NULL, created INTEGER NOT NULL, changed INTEGER NOT NULL, details BLOB NOT NULL) STRICT;
CREATE TABLE settings(key TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
CREATE TABLE audit(sequence INTEGER PRIMARY KEY, utc INTEGER NOT NULL, monotonic INTEGER NOT NULL, boot TEXT NOT NULL, actor TEXT NOT NULL,
  role TEXT NOT NULL, session TEXT NOT NULL, action TEXT NOT NULL, object TEXT NOT NULL, outcome TEXT NOT NULL, details BLOB NOT NULL,
  hash BLOB NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE TABLE audit_head(one INTEGER PRIMARY KEY CHECK(one = 1), sequence INTEGER NOT NULL, hash BLOB NOT NULL, sealed BLOB NOT NULL) STRICT;
CREATE TABLE audit_pending(id INTEGER PRIMARY KEY, utc INTEGER NOT NULL, action TEXT NOT NULL, object TEXT NOT NULL, outcome TEXT NOT NULL) STRICT;
)sql";

/// Version 2: what people thought of answers. Plain: name of the model, verdict, time; `details` holds ciphertext.
constexpr std::string_view kRatings = R"sql(
CREATE TABLE ratings(id TEXT NOT NULL UNIQUE, model TEXT NOT NULL, verdict TEXT NOT NULL CHECK(verdict IN ('better', 'worse')), created INTEGER NOT NULL,
  details BLOB NOT NULL) STRICT;
CREATE INDEX ratings_model ON ratings(model);
)sql";

constexpr std::array kSteps = {Migration{1, kFirst}, Migration{2, kRatings}};

} // namespace

std::span<const Migration> projectMigrations() { return kSteps; }

} // namespace danlu::store
