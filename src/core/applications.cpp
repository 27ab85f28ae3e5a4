#include "core/applications.h"

#include "base/random.h"
#include "base/text.h"
#include "core/account_rules.h"
#include "core/bot_tokens.h"
#include "store/applications.h"
#include "store/users.h"

#include <fmt/format.h>
#include <sodium.h>

namespace parley::core {
namespace {

struct KeyPair {
    std::string verify_key, signing_key;  // hex
};

KeyPair make_keys() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used on this machine");
    std::string open(crypto_sign_PUBLICKEYBYTES, '\0');
    std::string secret(crypto_sign_SECRETKEYBYTES, '\0');
    crypto_sign_keypair(reinterpret_cast<unsigned char*>(open.data()), reinterpret_cast<unsigned char*>(secret.data()));
    return {to_hex(open), to_hex(secret)};
}

void require_name(const std::string& name) {
    std::vector<FieldError> faults;
    if (is_blank(name)) faults.push_back({{"name"}, "This field is required", "BASE_TYPE_REQUIRED"});
    else if (length(name) > kLongestApplicationName) faults.push_back({{"name"}, "Must be 32 or fewer in length.", "BASE_TYPE_MAX_LENGTH"});
    if (!faults.empty()) throw Refusal(std::move(faults));
}

// It has no password, so nobody signs in with its name.
User bot_account(const Application& application, int attempt) {
    return {.profile = {.id = {application.id.value}, .username = bot_username(application.name, application.id, attempt), .is_bot = true},
            .email = {}, .password_hash = {}};
}

}  // namespace

std::string bot_username(const std::string& name, ApplicationId id, int attempt) {
    std::string username;
    for (const char c : name) {
        const bool is_fine = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
        if (is_fine) username += c;
        else if (c == ' ') username += '_';
    }
    constexpr std::size_t room_for_number = 8;
    username.resize(std::min(username.size(), std::size_t{32} - room_for_number));
    if (username.size() < 2) username = "bot";
    return attempt == 0 ? username : fmt::format("{}-{}", username, (id.value >> kNumberShift) % 10'000 + static_cast<std::uint64_t>(attempt));
}

Applications::Applications(store::Store& store, bus::LocalBus& bus) : store_(store) {
    bus.subscribe([this](const bus::Batch& batch) {
        for (const EventPtr& event : *batch) {
            if (const auto* changed = std::get_if<ApplicationChanged>(event.get())) by_bot_.erase(changed->bot_id);
            if (std::holds_alternative<StorageChanged>(*event)) by_bot_.clear();
        }
    });
}

Task<Application> Applications::create(std::optional<UserId> owner, std::string name) {
    require_name(name);
    const KeyPair keys = make_keys();
    Application application{.id = {}, .owner_id = {}, .bot_id = {}, .name = std::move(name), .verify_key = keys.verify_key};
    if (!owner) co_return co_await create_ownerless(std::move(application), keys.signing_key);
    application.owner_id = *owner;
    if ((co_await of_owner(*owner)).size() >= kMostApplications) throw Refusal(Code::TooManyApplications);
    co_await store_.write([&](store::Unit& unit) {
        application.id = unit.next_id<ApplicationId>();
        unit.add(store::applications::insert(application, keys.signing_key));
    });
    co_return application;
}

Task<Application> Applications::create_ownerless(Application draft, std::string signing_key) {
    co_await store_.write([&](store::Unit& unit) {
        draft.id = unit.next_id<ApplicationId>();
        draft.owner_id = {draft.id.value};
        draft.bot_id = draft.owner_id;
        unit.add(store::users::insert_new(bot_account(draft, 0)));
        unit.add(store::applications::insert(draft, signing_key));
        unit.add(store::applications::set_bot(draft.id, *draft.bot_id, ""));
    });
    co_return draft;
}

Task<std::vector<Application>> Applications::of_owner(UserId owner) {
    std::vector<Application> found;
    for (const db::Row& row : co_await store_.read(store::applications::by_owner(owner))) {
        found.push_back(store::applications::to_application(row));
    }
    co_return found;
}

Task<std::vector<Application>> Applications::in_guild(GuildId guild) {
    std::vector<Application> found;
    for (const db::Row& row : co_await store_.read(store::applications::in_guild(guild))) {
        found.push_back(store::applications::to_application(row));
    }
    co_return found;
}

Task<std::optional<Application>> Applications::find(ApplicationId id) {
    const db::Rows rows = co_await store_.read(store::applications::by_id(id));
    if (rows.empty()) co_return std::nullopt;
    co_return store::applications::to_application(rows.front());
}

Task<std::optional<Application>> Applications::find_by_bot(UserId bot) {
    const auto kept = co_await load(bot);
    if (!kept) co_return std::nullopt;
    co_return kept->application;
}

Task<Application> Applications::require_owned(ApplicationId id, UserId owner) {
    auto application = co_await find(id);
    if (!application) throw Refusal(Code::UnknownApplication);
    if (application->owner_id != owner) throw Refusal(Code::NotYourApplication);
    co_return std::move(*application);
}

Task<> Applications::update(Application changed) {
    require_name(changed.name);
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::applications::update(changed));
        unit.tell(ApplicationChanged{.id = changed.id, .bot_id = changed.bot_id.value_or(UserId{})});
    });
}

Task<std::string> Applications::make_token(Application application) {
    const UserId bot{application.id.value};
    const std::string token = make_bot_token(bot);
    const std::string digest = digest_of_token(token);
    if (!application.bot_id) {
        co_await add_bot(application, digest);
        co_return token;
    }
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::applications::set_bot(application.id, *application.bot_id, digest));
        unit.tell(ApplicationChanged{.id = application.id, .bot_id = *application.bot_id, .is_token_new = true});
    });
    co_return token;
}

Task<> Applications::add_bot(Application application, std::string digest) {
    constexpr int kMostAttempts = 20;
    for (int attempt = 0;; ++attempt) {
        const User user = bot_account(application, attempt);
        std::optional<Code> refusal;
        try {
            co_await store_.write([&](store::Unit& unit) {
                unit.add(store::users::insert_new(user));
                unit.add(store::applications::set_bot(application.id, user.profile.id, digest));
                unit.tell(ApplicationChanged{.id = application.id, .bot_id = user.profile.id, .is_token_new = true});
            });
        } catch (const Refusal& refused) {
            refusal = refused.code;
        }
        if (!refusal) co_return;
        if (*refusal != Code::UserExists || attempt == kMostAttempts) throw Refusal(*refusal);
    }
}

Task<std::optional<Applications::Kept>> Applications::load(UserId bot) {
    if (auto kept = by_bot_.find(bot)) co_return kept;
    const auto read_at = by_bot_.generation();
    const db::Rows rows = co_await store_.read(store::applications::by_bot(bot));
    if (rows.empty()) co_return std::nullopt;
    Kept kept{.application = store::applications::to_application(rows.front()),
              .token_digest = store::applications::token_digest_of(rows.front()).value_or("")};
    by_bot_.offer(bot, kept, read_at);
    co_return kept;
}

Task<std::optional<Application>> Applications::authenticate(std::string token) {
    const auto bot = bot_of_token(token);
    if (!bot) co_return std::nullopt;
    const auto kept = co_await load(*bot);
    if (!kept || !is_same_digest(kept->token_digest, digest_of_token(token))) co_return std::nullopt;
    co_return kept->application;
}

Task<bool> Applications::is_current(UserId bot, std::string token_digest) {
    const auto kept = co_await load(bot);
    co_return kept && is_same_digest(kept->token_digest, token_digest);
}

}  // namespace parley::core
