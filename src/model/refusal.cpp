#include "model/refusal.h"

namespace parley {
namespace {

struct Row {
    Code code;
    int status;
    std::string_view text;
};

constexpr Row kRows[] = {
    {Code::NotAuthenticated, 401, "Not authenticated"},
    {Code::ForeignOrigin, 403, "This request came from another site."},
    {Code::UserExists, 400, "User exists."},
    {Code::UnknownUser, 404, "User does not exist."},
    {Code::WrongPassword, 400, "Incorrect password."},
    {Code::AccountDisabled, 403, "This account is disabled."},
    {Code::TooManyTries, 429, "Too many tries."},
    {Code::Busy, 503, "The server is busy. Try again in a moment."},
    {Code::UnknownMessage, 404, "Message does not exist."},
    {Code::UnknownSession, 404, "Session does not exist."},
    {Code::NonceUsed, 409, "This nonce was used for another message."},
    {Code::InvalidForm, 422, "The request is not valid."},
    {Code::UnsupportedType, 422, "The body has an unsupported content type."},
    {Code::StorageFull, 507, "Not stored: the server's disk is full."},
    {Code::StorageBroken, 503, "Not stored: the server cannot write to its disk."},
};

constexpr const Row& row_of(Code code) {
    for (const Row& row : kRows) {
        if (row.code == code) return row;
    }
    return kRows[0];
}

constexpr bool is_complete() {
    for (int i = 0; i <= static_cast<int>(Code::StorageBroken); ++i) {
        if (row_of(static_cast<Code>(i)).code != static_cast<Code>(i)) return false;
    }
    return true;
}
static_assert(is_complete(), "every code has its row");

}  // namespace

void note_fault(std::vector<FieldError>& faults, std::string field, std::optional<std::string> fault) {
    if (fault) faults.push_back({{"body", std::move(field)}, std::move(*fault), "value_error"});
}

int status_of(Code code) { return row_of(code).status; }
std::string_view text_of(Code code) { return row_of(code).text; }
const char* Refusal::what() const noexcept { return text_of(code).data(); }

}  // namespace parley
