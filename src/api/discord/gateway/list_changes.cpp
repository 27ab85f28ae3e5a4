#include "api/discord/gateway/list_changes.h"

#include <algorithm>
#include <span>

namespace parley::api::discord::gateway {
namespace {

constexpr std::size_t kMostCompared = 40'000;  // pairs of rows
constexpr std::size_t kFewSteps = 8;           // are never more than the whole

// How many rows of before[i..] and now[j..] stay in their order, for each i and j.
class Staying {
public:
    Staying(std::span<const ListItem> before, std::span<const ListItem> now) : width_(now.size() + 1), counts_((before.size() + 1) * width_) {
        for (std::size_t i = before.size(); i-- > 0;) {
            for (std::size_t j = now.size(); j-- > 0;) {
                at(i, j) = before[i].key == now[j].key ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
            }
        }
    }
    std::uint16_t& at(std::size_t i, std::size_t j) { return counts_[i * width_ + j]; }

private:
    std::size_t width_;
    std::vector<std::uint16_t> counts_;
};

}  // namespace

std::optional<std::vector<ListStep>> list_steps(const std::vector<ListItem>& before, const std::vector<ListItem>& now, std::size_t first) {
    // What both begin and end with is not compared.
    const auto is_same = [](const ListItem& a, const ListItem& b) { return a.key == b.key; };
    const auto start = static_cast<std::size_t>(std::ranges::mismatch(before, now, is_same).in1 - before.begin());
    std::size_t until = before.size(), now_until = now.size();
    while (until > start && now_until > start && is_same(before[until - 1], now[now_until - 1])) --until, --now_until;
    if ((until - start) * (now_until - start) > kMostCompared) return std::nullopt;
    Staying staying(std::span(before).subspan(start, until - start), std::span(now).subspan(start, now_until - start));

    std::vector<ListStep> steps;
    std::size_t i = 0, j = 0;
    while (i < before.size() || j < now.size()) {
        const std::size_t index = first + j;
        const bool is_between = i >= start && (i < until || j < now_until);
        if (!is_between || (i < until && j < now_until && is_same(before[i], now[j]))) {
            if (before[i].text != now[j].text) steps.push_back({ListStep::What::Update, index, now[j].text});
            ++i, ++j;
        } else if (i < until && (j == now_until || staying.at(i + 1 - start, j - start) >= staying.at(i - start, j + 1 - start))) {
            steps.push_back({ListStep::What::Delete, index, {}});
            ++i;
        } else {
            steps.push_back({ListStep::What::Insert, index, now[j].text});
            ++j;
        }
    }
    if (steps.size() > std::max(kFewSteps, now.size() / 2)) return std::nullopt;
    return steps;
}

std::vector<ListRange> tidy(std::vector<ListRange> ranges) {
    std::ranges::sort(ranges);
    std::vector<ListRange> clear;
    for (ListRange range : ranges) {
        if (!clear.empty()) range.first = std::max(range.first, clear.back().last + 1);
        if (range.first <= range.last) clear.push_back(range);
    }
    return clear;
}

std::vector<ListRange> joined(const std::vector<ListRange>& tidy_ranges) {
    std::vector<ListRange> windows;
    for (const ListRange range : tidy_ranges) {
        if (!windows.empty() && windows.back().last + 1 == range.first) windows.back().last = range.last;
        else windows.push_back(range);
    }
    return windows;
}

}  // namespace parley::api::discord::gateway
