// api/pages/next.h -- Where somebody was going when they were asked to sign in or sign up first.
#pragma once
#include <string>
#include <string_view>

namespace parley::api::pages {

// The address itself when it is one of our places ("/channels/…", "/invite/…", "/oauth2/authorize?…"), else empty: a link must
// not lead elsewhere.
std::string safe_next(std::string_view address);
// "/sign-in" with that address as its `next`.
std::string with_next(std::string_view page, std::string_view address);

}  // namespace parley::api::pages
