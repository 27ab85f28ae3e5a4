// A form's body. The first line is the content type, the rest the body.
#include "base/text.h"
#include "check.h"
#include "net/form.h"

#include <cstddef>
#include <cstdint>
#include <string>

using namespace parley::net;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto end = input.find('\n');
    if (end == std::string_view::npos) return 0;
    Request request;
    request.headers.add("Content-Type", std::string(input.substr(0, end)));
    request.body = input.substr(end + 1);
    const auto form = parse_form(request);
    if (!form) return 0;
    CHECK(form->fields.size() <= kFormFieldLimit);
    for (const FormField& field : form->fields) {
        CHECK(field.name.size() <= kFormNameLimit && parley::is_utf8(field.name));
        CHECK(field.filename || parley::is_utf8(field.value));
        CHECK(field.value.size() <= request.body.size());
        CHECK(form->find(field.name));
    }
    return 0;
}
