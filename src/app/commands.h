// app/commands.h -- What the program can be told to do, besides serving. All of them may run beside a server on the
// same data folder. Each throws std::runtime_error, or a Refusal, with a sentence for a person.
#pragma once
#include "app/config.h"

#include <string>

namespace parley::app {

void serve(const Config& config);
void import_original(const Config& config, const std::string& file);
void backup(const Config& config, const std::string& file);
void restore(const Config& config, const std::string& file);
// Returns false, after a list of what it found, when something is damaged.
bool verify(const Config& config);

struct NewUser {
    std::string username, email, password;  // an empty password is asked for
};
void add_user(const Config& config, NewUser user);
void list_users(const Config& config);
void set_password(const Config& config, const std::string& username, std::string password);
// Prints the token. An empty owner is the first account; without any account the bot belongs to itself.
void create_bot(const Config& config, const std::string& name, const std::string& owner);
void list_guilds(const Config& config);
void set_disabled(const Config& config, const std::string& username, bool is_disabled);

}  // namespace parley::app
