#include "support/promises.h"

#include "model/refusal.h"

#include <gtest/gtest.h>

namespace parley::test {
namespace {

std::string text_of_message(std::uint64_t id, std::size_t length) {
    std::string text = std::to_string(id) + ' ';
    while (text.size() < length) text += text;
    return text.substr(0, length);
}

}  // namespace

// Closed once, the database has no log any more. The long one of the migrations may or may not be begun anew before the
// first write; in it that write would need no room, and a full disk would refuse nothing.
Promises::Promises() {
    open();
    close();
    open();
}

void Promises::open() {
    broken_ = {};
    is_broken_ = false;
    driver_ = std::make_unique<db::sqlite::Driver>(
        db::sqlite::DriverConfig{.path = path_, .readers = 1, .tell = [](std::vector<EventPtr>&&) {},
                                 .on_broken = [this](const std::string& reason) {
                                     is_broken_ = true;
                                     broken_.set_value(reason);
                                 },
                                 .watch_interval = std::chrono::milliseconds(1)},
        clock_);
}

void Promises::end(End how, std::uint32_t seed) {
    disk.freeze();
    close();
    if (how == End::Kill) disk.thaw();
    else disk.cut_power(seed);
    EXPECT_EQ(db::sqlite::find_damage(path_), std::vector<std::string>{});
    open();
}

void Promises::write(int count) {
    std::vector<std::pair<std::uint64_t, std::future<void>>> waiting;
    for (int i = 0; i < count; ++i) waiting.push_back(submit(50 + static_cast<std::size_t>(i) * 1'700));
    for (auto& [id, answer] : waiting) keep(id, answer);
}

std::pair<std::uint64_t, std::future<void>> Promises::submit(std::size_t length) {
    std::promise<void> promise;
    std::future<void> answer = promise.get_future();
    std::uint64_t id = 0;
    db::Job job;
    job.done = [promise = std::move(promise)](std::exception_ptr failure) mutable {
        if (failure) promise.set_exception(std::move(failure));
        else promise.set_value();
    };
    driver_->submit(std::move(job), [&](db::Job& queued, Snowflakes& snowflakes) {
        id = snowflakes.next();
        queued.statements.emplace_back("INSERT INTO messages (channel_id, id, author_id, content) VALUES (1, $1, 1, $2)", id,
                                       text_of_message(id, length));
        queued.statements.emplace_back("INSERT INTO message_nonces (author_id, channel_id, nonce, message_id) "
                                       "VALUES (1, 1, $1, $2)", std::to_string(id), id);
    });
    return {id, std::move(answer)};
}

void Promises::keep(std::uint64_t id, std::future<void>& answer) {
    try {
        answer.get();
        acknowledged_.insert(id);
    } catch (const Refusal& refusal) {
        refusals_.push_back(refusal.code);
        refused_.insert(id);
    }
}

std::set<std::uint64_t> Promises::stored_ids() {
    std::set<std::uint64_t> stored;
    for (const db::Row& row : read("SELECT id, content FROM messages")) {
        const auto id = static_cast<std::uint64_t>(row.integer(0));
        stored.insert(id);
        EXPECT_EQ(row.text(1), text_of_message(id, row.text(1).size()));
    }
    return stored;
}

void Promises::check() {
    const std::set<std::uint64_t> stored = stored_ids();
    for (const std::uint64_t id : acknowledged_) EXPECT_TRUE(stored.contains(id)) << "acknowledged, and lost";
    for (const std::uint64_t id : stored) EXPECT_TRUE(acknowledged_.contains(id)) << "refused, and there";
    const db::Rows nonces = read("SELECT message_id FROM message_nonces");
    EXPECT_EQ(nonces.size(), stored.size());
    for (const db::Row& row : nonces) EXPECT_TRUE(stored.contains(static_cast<std::uint64_t>(row.integer(0)))) << "half there";
}

void Promises::accept_what_is_there() {
    for (const std::uint64_t id : stored_ids()) {
        if (refused_.contains(id)) acknowledged_.insert(id);
    }
}

std::string Promises::wait_until_broken() {
    std::future<std::string> reason = broken_.get_future();
    if (reason.wait_for(std::chrono::seconds(20)) != std::future_status::ready) return "";
    return reason.get();
}

}  // namespace parley::test
