// app/config.h -- What an operator may set. `parley.toml` < environment < flags.
#pragma once
#include "core/account_limits.h"
#include "net/server.h"

#include <optional>
#include <string>
#include <vector>

namespace parley::app {

struct Config {
    std::string data = "data";           // the folder of the database, the key and the search index
    std::string instance = "Parley";     // the name that people see
    std::string secret_key;              // SECRET_KEY; empty: the instance's own, made at the first start
    int threads = 0;                     // event loops; 0: the number of cores
    int presence_limit = 1000;           // others online up to which everyone is told who comes and goes
    std::string public_url;              // where clients find the server, "https://chat.example.org"; empty: what they say
    int requests_per_second = 50;        // of one account to the Discord door; 0: no limit at all
    int upload_limit_mib = 25;           // MiB of files that one message may bring
    int token_days = 31;                 // how long a sign-in lasts
    core::AccountAllowance account;
    std::string log_level = "info";      // debug, info, warn, error
    net::ServerConfig server;

    std::string database() const { return data + "/parley.db"; }
    std::string search_index() const { return data + "/search.db"; }
    std::string key_file() const { return data + "/secret.key"; }
    std::string files() const { return data + "/files"; }
    std::string lock_file() const { return data + "/parley.lock"; }
};

}  // namespace parley::app
