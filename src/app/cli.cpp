#include "app/cli.h"

#include "app/commands.h"
#include "app/settings_sources.h"
#include "app/settings_table.h"
#include "base/log.h"
#include "model/refusal.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <sys/stat.h>

#include <cstdio>
#include <filesystem>
#include <functional>
#include <map>

namespace parley::app {
namespace {

constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;
constexpr const char* kDefaultFile = "parley.toml";

std::string flag_name(std::string_view name) {
    std::string flag = "--" + std::string(name);
    std::ranges::replace(flag, '_', '-');
    return flag;
}

std::string value_name(const Setting& setting) {
    if (std::holds_alternative<int*>(setting.target)) return "NUMBER";
    if (std::holds_alternative<std::chrono::seconds*>(setting.target)) return "SECONDS";
    if (std::holds_alternative<std::vector<std::string>*>(setting.target)) return "CIDR";
    if (setting.name.starts_with("tls_")) return "FILE";
    return setting.name == "data" ? "DIR" : "TEXT";
}

std::string default_of(const Setting& setting) {
    if (const auto* text = std::get_if<std::string*>(&setting.target)) return **text;
    if (const auto* number = std::get_if<int*>(&setting.target)) return std::to_string(**number);
    if (const auto* seconds = std::get_if<std::chrono::seconds*>(&setting.target)) return std::to_string((*seconds)->count());
    return {};
}

void set_log_level(const std::string& name) {
    static const std::map<std::string, log::Level> levels{{"debug", log::Level::Debug}, {"info", log::Level::Info},
                                                          {"warn", log::Level::Warn}, {"error", log::Level::Error},
                                                          {"off", log::Level::Off}};
    const auto level = levels.find(name);
    if (level == levels.end()) throw std::runtime_error("log_level is debug, info, warn, error or off, not \"" + name + "\".");
    log::set_level(level->second);
}

// What the flags said, kept as text until the weaker sources were read.
class Flags {
public:
    explicit Flags(CLI::App& app) {
        for (const Setting& setting : settings_of(names_)) {
            const std::string name(setting.name);
            auto* option = std::holds_alternative<std::vector<std::string>*>(setting.target)
                               ? app.add_option(flag_name(name), lists_[name], std::string(setting.help))
                               : app.add_option(flag_name(name), texts_[name], std::string(setting.help));
            option->group("Settings (also in parley.toml and as PARLEY_… in the environment)");
            option->type_name(value_name(setting))->allow_extra_args(false);
            if (const std::string given = default_of(setting); !given.empty()) option->default_str(given);
            options_.emplace(name, option);
        }
        app.add_option("--config", file_, "settings file; parley.toml of this folder when there is one");
    }

    Config read() const {
        Config config;
        if (!file_.empty()) read_file(config, file_);
        else if (std::filesystem::exists(kDefaultFile)) read_file(config, kDefaultFile);
        read_environment(config);
        for (const Setting& setting : settings_of(config)) {
            const std::string name(setting.name);
            if (options_.at(name)->count() == 0) continue;
            if (const auto* list = std::get_if<std::vector<std::string>*>(&setting.target)) **list = lists_.at(name);
            else set_from_text(setting, texts_.at(name), flag_name(name));
        }
        set_log_level(config.log_level);
        return config;
    }

private:
    Config names_;  // only its names are looked at
    std::string file_;
    std::map<std::string, std::string> texts_;
    std::map<std::string, std::vector<std::string>> lists_;
    std::map<std::string, CLI::Option*> options_;
};

using Action = std::function<int(const Config&)>;

template <class Run>
Action action(Run run) {
    return [run](const Config& config) {
        run(config);
        return 0;
    };
}

// What the command line's words are kept in while it is parsed.
struct Words {
    std::string file;
    NewUser user;
    std::string bot_name, bot_owner;
};

void add_bot_commands(CLI::App& app, Words& words, Action& chosen) {
    CLI::App* bot = app.add_subcommand("bot", "manage bots");
    bot->require_subcommand(1);
    CLI::App* create = bot->add_subcommand("create", "register an application with a bot and print the bot's token");
    create->add_option("name", words.bot_name, "what people see")->required();
    create->add_option("--owner", words.bot_owner, "username of the account that it belongs to; default: the first account");
    create->callback([&] { chosen = action([&](const Config& config) { create_bot(config, words.bot_name, words.bot_owner); }); });
    CLI::App* guild = app.add_subcommand("guild", "look at the guilds");
    guild->require_subcommand(1);
    guild->add_subcommand("list", "list the guilds with their numbers of members and channels")->callback([&] { chosen = action(list_guilds); });
}

void add_user_commands(CLI::App& app, Words& words, Action& chosen) {
    CLI::App* user = app.add_subcommand("user", "manage accounts");
    user->require_subcommand(1);
    CLI::App* add = user->add_subcommand("add", "make an account; the password is asked for, or read from standard input");
    add->add_option("username", words.user.username)->required();
    add->add_option("email,--email", words.user.email, "e-mail address");
    add->add_option("--password", words.user.password, "password (other people of this machine may see it)");
    add->callback([&] { chosen = action([&](const Config& config) { add_user(config, words.user); }); });
    user->add_subcommand("list", "list the accounts")->callback([&] { chosen = action(list_users); });
    CLI::App* password = user->add_subcommand("set-password", "set a password and end the account's sessions");
    password->add_option("username", words.user.username)->required();
    password->add_option("--password", words.user.password, "password (other people of this machine may see it)");
    password->callback([&] {
        chosen = action([&](const Config& config) { set_password(config, words.user.username, words.user.password); });
    });
    const auto add_switch = [&](const char* name, const char* help, bool is_disabled) {
        CLI::App* command = user->add_subcommand(name, help);
        command->add_option("username", words.user.username)->required();
        command->callback([&, is_disabled] {
            chosen = action([&, is_disabled](const Config& config) { set_disabled(config, words.user.username, is_disabled); });
        });
    };
    add_switch("disable", "end the account's sessions and refuse its logins; what it wrote stays", true);
    add_switch("enable", "let the account sign in again", false);
}

void add_commands(CLI::App& app, Words& words, Action& chosen) {
    CLI::App* serving = app.add_subcommand("serve", "run the server (this is what happens without a command)");
    serving->callback([&] { chosen = action(serve); });
    serving->footer("Every setting of `parley --help` may follow: parley serve --port 9000 --data DIR");
    const auto add_file_command = [&](const char* name, const char* help, void (*run)(const Config&, const std::string&)) {
        CLI::App* command = app.add_subcommand(name, help);
        command->add_option("file", words.file)->required();
        command->callback([&, run] { chosen = action([&, run](const Config& config) { run(config, words.file); }); });
    };
    add_file_command("import", "take over accounts, messages and chats of the original messenger's mydb.db", import_original);
    add_file_command("backup", "write a consistent copy of the database to FILE, also while the server runs", backup);
    add_file_command("restore", "put a backup in the place of the database; the server must not run", restore);
    app.add_subcommand("verify", "check the database from end to end")->callback([&] {
        chosen = [](const Config& config) { return verify(config) ? 0 : kFailed; };
    });
    app.add_subcommand("version", "print the version")->callback([&] {
        chosen = action([](const Config&) { fmt::print("parley {}\n", PARLEY_VERSION); });
    });
    add_user_commands(app, words, chosen);
    add_bot_commands(app, words, chosen);
}

}  // namespace

int run(int argc, char** argv) {
    umask(0077);  // the database, the key and every backup are the owner's alone
    CLI::App app("Parley: a person's own Discord in one small program.", "parley");
    app.set_version_flag("--version", "parley " PARLEY_VERSION);
    app.require_subcommand(0, 1);
    app.fallthrough();
    Words words;
    Action chosen = action(serve);
    const Flags flags(app);
    add_commands(app, words, chosen);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : kWrongUsage;
    }
    try {
        return chosen(flags.read());
    } catch (const Refusal& refusal) {
        fmt::print(stderr, "parley: {}\n", refusal.fields.empty() ? refusal.what() : refusal.fields.front().message);
    } catch (const std::exception& error) {
        fmt::print(stderr, "parley: {}\n", error.what());
    }
    return kFailed;
}

}  // namespace parley::app
