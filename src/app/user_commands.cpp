#include "app/commands.h"
#include "app/offline.h"
#include "core/account_rules.h"
#include "core/accounts.h"
#include "store/sessions.h"
#include "store/users.h"

#include <fmt/format.h>

#include <cstdio>
#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace parley::app {
namespace {

// Turns the terminal's echo off while a password is typed.
class Quiet {
public:
    Quiet() {
        tcgetattr(STDIN_FILENO, &before_);
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~Quiet() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }

private:
    termios before_{};
};

std::string read_line() {
    std::string line;
    if (!std::getline(std::cin, line)) throw std::runtime_error("No password was given.");
    return line;
}

std::string ask_password() {
    if (isatty(STDIN_FILENO) == 0) return read_line();
    const Quiet quiet;
    fmt::print(stderr, "Password: ");
    const std::string first = read_line();
    fmt::print(stderr, "\nOnce more: ");
    const std::string second = read_line();
    fmt::print(stderr, "\n");
    if (first != second) throw std::runtime_error("The two are not the same.");
    return first;
}

User require_user(Offline& offline, const std::string& username) {
    db::Rows rows = offline.store.read_now(store::users::by_username(username));
    if (rows.empty()) throw std::runtime_error(fmt::format("There is no account \"{}\".", username));
    return store::users::to_user(rows.front());
}

void require_good(const core::Registration& form) {
    for (const FieldError& fault : core::faults_of(form)) {
        throw std::runtime_error(fmt::format("{}: {}.", fault.where.back(), fault.message));
    }
}

}  // namespace

void add_user(const Config& config, NewUser form) {
    if (form.email.empty()) form.email = form.username + "@localhost";
    if (form.password.empty()) form.password = ask_password();
    require_good({form.username, form.email, form.password});
    Offline offline(config, Offline::Missing::IsMade);
    User user{.profile = {.id = {}, .username = form.username, .global_name = {}, .avatar = {}}, .email = form.email,
              .password_hash = core::hash_password(form.password)};
    offline.run(offline.store.write([&](store::Unit& unit) {
        user.profile.id = unit.next_id<UserId>();
        unit.add(store::users::insert_new(user));
    }));
    fmt::print("Added {}.\n", form.username);
}

void list_users(const Config& config) {
    Offline offline(config, Offline::Missing::Fails);
    db::Rows rows = offline.store.read_now(store::users::all());
    for (db::Row& row : rows) {
        const User user = store::users::to_user(row);
        fmt::print("{}\t{}\t{}\n", user.profile.username, user.email, user.is_disabled ? "disabled" : "active");
    }
}

void set_password(const Config& config, const std::string& username, std::string password) {
    Offline offline(config, Offline::Missing::Fails);
    const User user = require_user(offline, username);
    if (password.empty()) password = ask_password();
    if (const auto fault = core::wrong_password(password)) throw std::runtime_error("password: " + *fault + ".");
    const std::string hash = core::hash_password(password);
    offline.run(offline.store.write([&](store::Unit& unit) {
        unit.add(store::users::set_password(user.profile.id, hash));
        unit.add(store::sessions::erase_others(user.profile.id, SessionId{}));
    }));
    fmt::print("The password of {} is set; its sessions ended.\n", username);
}

void set_disabled(const Config& config, const std::string& username, bool is_disabled) {
    Offline offline(config, Offline::Missing::Fails);
    const User user = require_user(offline, username);
    offline.run(offline.store.write([&](store::Unit& unit) {
        unit.add(store::users::set_disabled(user.profile.id, is_disabled));
        if (is_disabled) unit.add(store::sessions::erase_others(user.profile.id, SessionId{}));
    }));
    fmt::print("{} is {}.\n", username, is_disabled ? "disabled; its sessions ended" : "enabled");
}

}  // namespace parley::app
