#include "base/clock.h"

#include <fmt/format.h>

#include <charconv>

namespace parley {
namespace {

using std::chrono::minutes;

// Exactly `digits` digits at the start of `text`, which are then taken away; -1 when they are not there.
int take_digits(std::string_view& text, std::size_t digits) {
    int number = -1;
    if (text.size() < digits || text.find_first_not_of("0123456789") < digits) return -1;
    std::from_chars(text.data(), text.data() + digits, number);
    text.remove_prefix(digits);
    return number;
}

bool take(std::string_view& text, std::string_view one_of) {
    if (text.empty() || one_of.find(text.front()) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
}

// Milliseconds of ".5", ".123456"; what is finer is dropped.
std::optional<int> take_fraction(std::string_view& text) {
    if (!take(text, ".")) return 0;
    const std::string_view digits = text.substr(0, text.find_first_not_of("0123456789"));
    if (digits.empty()) return std::nullopt;
    int ms = 0;
    for (std::size_t i = 0; i < 3; ++i) ms = ms * 10 + (i < digits.size() ? digits[i] - '0' : 0);
    text.remove_prefix(digits.size());
    return ms;
}

// How far the clock of the zone is ahead of UTC.
std::optional<minutes> take_zone(std::string_view& text) {
    if (text.empty() || take(text, "Z")) return minutes(0);
    const int sign = text.front() == '-' ? -1 : 1;
    if (!take(text, "+-")) return std::nullopt;
    const int hours = take_digits(text, 2);
    take(text, ":");
    const int rest = take_digits(text, 2);
    if (hours < 0 || hours > 23 || rest < 0 || rest > 59) return std::nullopt;
    return minutes(sign * (hours * 60 + rest));
}

std::optional<std::chrono::sys_days> take_date(std::string_view& text) {
    const int year = take_digits(text, 4);
    const bool has_month = take(text, "-");
    const int month = take_digits(text, 2);
    const bool has_day = take(text, "-");
    const int day = take_digits(text, 2);
    if (year < 0 || month < 0 || day < 0 || !has_month || !has_day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    return date.ok() ? std::optional(std::chrono::sys_days(date)) : std::nullopt;
}

constexpr Time kFirstTime{std::chrono::sys_days(std::chrono::year(0) / 1 / 1)};
constexpr Time kAfterLastTime{std::chrono::sys_days(std::chrono::year(10'000) / 1 / 1)};

}  // namespace

Time Clock::now() const {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

// Every frame and every line of history has one: digits by hand take a tenth of the time that a format string takes.
std::string iso_time(Time time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    std::string text = "0000-00-00T00:00:00.000000+00:00";
    const auto put = [&](std::size_t at, std::size_t digits, auto number) {
        for (; digits > 0; --digits, number /= 10) text[at + digits - 1] = static_cast<char>('0' + number % 10);
    };
    put(0, 4, static_cast<int>(date.year()));
    put(5, 2, static_cast<unsigned>(date.month()));
    put(8, 2, static_cast<unsigned>(date.day()));
    put(11, 2, clock.hours().count());
    put(14, 2, clock.minutes().count());
    put(17, 2, clock.seconds().count());
    put(20, 3, clock.subseconds().count());
    return text;
}

std::optional<Time> parse_time(std::string_view text) {
    const auto date = take_date(text);
    if (!date || !take(text, " T")) return std::nullopt;
    const int hour = take_digits(text, 2);
    const bool has_minute = take(text, ":");
    const int minute = take_digits(text, 2);
    const bool has_second = take(text, ":");
    const int second = take_digits(text, 2);
    if (!has_minute || !has_second || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
        return std::nullopt;
    }
    const auto fraction = take_fraction(text);
    const auto zone = fraction ? take_zone(text) : std::nullopt;
    if (!zone || !text.empty()) return std::nullopt;
    const Time time = Time(*date) + std::chrono::hours(hour) + minutes(minute) + std::chrono::seconds(second) +
                      std::chrono::milliseconds(*fraction) - *zone;
    // A zone can move the first and the last year over the edge of four digits.
    const bool has_four_digits = time >= kFirstTime && time < kAfterLastTime;
    return has_four_digits ? std::optional(time) : std::nullopt;
}

}  // namespace parley
