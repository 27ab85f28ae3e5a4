#include "core/accounts.h"

#include "base/log.h"
#include "base/text.h"
#include "core/account_rules.h"
#include "store/sessions.h"
#include "store/users.h"

namespace parley::core {
namespace {

using std::chrono::milliseconds;

// Wrong passwords. One address may try one account ten times, then once in six seconds; all addresses together a
// hundred times, so that a stranger cannot lock an owner out with ten tries of his own.
constexpr Allowance kWrongPerPair{.burst = 10, .refill = milliseconds(6'000)};
constexpr Allowance kWrongPerAccount{.burst = 100, .refill = milliseconds(6'000)};
constexpr Allowance kWrongPerAddress{.burst = 100, .refill = milliseconds(1'000)};
// Sign-ups of one address: a class room at once, then one a second.
constexpr Allowance kSignUps{.burst = 500, .refill = milliseconds(1'000)};

}  // namespace

std::vector<FieldError> faults_of(const Registration& form) {
    std::vector<FieldError> faults;
    note_fault(faults, "username", wrong_username(form.username));
    note_fault(faults, "email", wrong_email(form.email));
    note_fault(faults, "password", wrong_password(form.password));
    return faults;
}

Accounts::Accounts(store::Store& store, Directory& directory, Passwords& passwords, const Clock& clock)
    : store_(store), directory_(directory), passwords_(passwords),
      by_account_and_address_(clock, kWrongPerPair), by_account_(clock, kWrongPerAccount),
      by_address_(clock, kWrongPerAddress), sign_ups_(clock, kSignUps) {}

Task<Profile> Accounts::register_user(Registration form, Tries tries) {
    if (auto faults = faults_of(form); !faults.empty()) throw Refusal(std::move(faults));
    if (!tries.is_exempt) {
        if (const int seconds = sign_ups_.wait(tries.address)) throw Refusal(Code::TooManyTries, seconds);
        sign_ups_.count(tries.address);
    }
    // Hashing is dear, so names that are taken are refused before; the statement below decides.
    const db::Rows taken = co_await store_.read(store::users::by_folded_username(form.username));
    if (!taken.empty()) throw Refusal(Code::UserExists);
    User user{.profile = {.id = {}, .username = form.username, .global_name = {}, .avatar = {}}, .email = form.email,
              .password_hash = co_await passwords_.hash(form.password)};
    co_await store_.write([&](store::Unit& unit) {
        user.profile.id = unit.next_id<UserId>();
        unit.add(store::users::insert_new(user));
    });
    co_return user.profile;
}

Task<std::optional<User>> Accounts::find(std::string username) {
    db::Rows rows = co_await store_.read(store::users::by_username(username));
    if (rows.empty()) {
        rows = co_await store_.read(store::users::by_folded_username(username));
        if (rows.size() != 1) co_return std::nullopt;
    }
    co_return store::users::to_user(rows.front());
}

void Accounts::require_tries_left(const std::string& account, const Tries& tries) {
    int seconds = std::max(by_account_and_address_.wait(tries.address + '\n' + account), by_account_.wait(account));
    if (!tries.is_exempt) seconds = std::max(seconds, by_address_.wait(tries.address));
    if (seconds > 0) throw Refusal(Code::TooManyTries, seconds);
}

void Accounts::count_wrong(const std::string& account, const Tries& tries) {
    by_account_and_address_.count(tries.address + '\n' + account);
    by_account_.count(account);
    if (!tries.is_exempt) by_address_.count(tries.address);
}

Task<Profile> Accounts::check(std::string username, std::string password, Tries tries) {
    const std::string account = folded(username);
    require_tries_left(account, tries);
    std::optional<User> user = co_await find(username);
    if (!user) {
        co_await passwords_.verify_nothing(password);
        count_wrong(account, tries);
        throw Refusal(Code::UnknownUser);
    }
    const Verdict verdict = co_await passwords_.verify(password, user->password_hash);
    if (verdict == Verdict::Wrong) {
        count_wrong(account, tries);
        throw Refusal(Code::WrongPassword);
    }
    by_account_and_address_.forget(tries.address + '\n' + account);
    if (user->is_disabled) throw Refusal(Code::AccountDisabled);
    if (verdict == Verdict::RightButOld) co_await upgrade(*user, std::move(password));
    co_return user->profile;
}

Task<> Accounts::upgrade(User user, std::string password) {
    const std::string hash = co_await passwords_.hash(std::move(password));
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::users::upgrade_password(user.profile.id, user.password_hash, hash));
    });
    log::info("accounts.password_upgraded user={}", user.profile.id.value);
}

Task<> Accounts::change_password(Login login, std::string current, std::string fresh, Tries tries) {
    std::vector<FieldError> faults;
    note_fault(faults, "new_password", wrong_password(fresh));
    if (!faults.empty()) throw Refusal(std::move(faults));
    const auto profile = co_await directory_.find(login.user_id);
    if (!profile) throw Refusal(Code::UnknownUser);
    co_await check(profile->username, std::move(current), tries);
    const std::string hash = co_await passwords_.hash(std::move(fresh));
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::users::set_password(login.user_id, hash));
        unit.add(store::sessions::erase_others(login.user_id, login.session_id));
        unit.tell(OtherSessionsEnded{login.user_id, login.session_id});
    });
}

}  // namespace parley::core
