// core/accounts.h -- Signing up, signing in, changing a password.
#pragma once
#include "core/directory.h"
#include "core/passwords.h"
#include "core/sessions.h"
#include "core/throttle.h"
#include "store/store.h"

#include <string>

namespace parley::core {

struct Registration {
    std::string username, email, password;
};

// Whose try it is, for the throttles.
struct Tries {
    std::string address;
    bool is_exempt = false;  // from a --trust range: no per-address limit
};

class Accounts {
public:
    Accounts(store::Store& store, Directory& directory, Passwords& passwords, const Clock& clock);

    // Refused with every wrong field at once, UserExists, TooManyTries or Busy.
    Task<Profile> register_user(Registration form, Tries tries);

    // The person whose password it is. Refused with UnknownUser, WrongPassword (both after the same time),
    // AccountDisabled, TooManyTries or Busy.
    Task<Profile> check(std::string username, std::string password, Tries tries);

    // Ends every other session. Refused with WrongPassword, TooManyTries, or the new password's fault.
    Task<> change_password(Login login, std::string current, std::string fresh, Tries tries);

private:
    Task<std::optional<User>> find(std::string username);
    void require_tries_left(const std::string& account, const Tries& tries);
    void count_wrong(const std::string& account, const Tries& tries);
    Task<> upgrade(User user, std::string password);

    store::Store& store_;
    Directory& directory_;
    Passwords& passwords_;
    Throttle by_account_and_address_, by_account_, by_address_, sign_ups_;
};

// What is wrong with a sign-up, each fault at its field; empty when nothing is.
std::vector<FieldError> faults_of(const Registration& form);

}  // namespace parley::core
