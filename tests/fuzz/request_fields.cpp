// What a request of the API carries: a JSON object or a form, and a number of the query. The lines of the input are the
// content type, the query and the body. Whatever it is, there is an answer, and the answer is JSON.
#include "api/simple/answers.h"
#include "api/simple/fields.h"
#include "base/utf8.h"
#include "check.h"
#include "input.h"

#include <boost/json/parse.hpp>

#include <array>
#include <string>

using namespace parley;
using api::simple::Fields;

namespace {

constexpr std::array<const char*, 4> kNames{"username", "password", "avatar_url", ""};

void check_answer(const Refusal& refusal) {
    const net::Response answer = api::simple::refused(refusal);
    CHECK(answer.status == 422 && !refusal.fields.empty());
    boost::json::error_code error;
    boost::json::parse(answer.body, error);
    CHECK(!error);
}

template <class Work>
void attempt(Work work) {
    try {
        work();
    } catch (const Refusal& refusal) {
        check_answer(refusal);
    }
}

void take_all(Fields fields, std::size_t body_bytes) {
    for (const char* name : kNames) {
        const std::string text = fields.require(name);
        CHECK(is_utf8(text) && text.size() <= body_bytes);
        const auto found = fields.find(name);
        CHECK(found.value_or("") == text);
        fields.require_filled(name);
        fields.require_number(name);
    }
    fields.refuse_faults();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Input input(data, size);
    net::Request request;
    request.headers.add("Content-Type", std::string(input.line()));
    request.query = input.line();
    request.body = input.rest();
    attempt([&] { take_all(Fields::of_json(request), size); });
    attempt([&] { take_all(Fields::of_form(request), size); });
    attempt([&] {
        const auto number = api::simple::query_number(request, "limit", 1, 100);
        CHECK(!number || (*number >= 1 && *number <= 100));
    });
    return 0;
}
