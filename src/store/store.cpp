#include "store/store.h"

namespace parley::store {

Task<db::Rows> Store::read(db::Statement query) {
    std::vector<db::Statement> one;
    one.push_back(std::move(query));
    std::vector<db::Rows> results = co_await database_.read(std::move(one));
    co_return std::move(results.front());
}

Task<std::vector<db::Rows>> Store::read_all(std::vector<db::Statement> queries) {
    return database_.read(std::move(queries));
}

Task<> Store::read_page(std::vector<db::Statement> queries, std::function<void(std::vector<db::Rows>)> use) {
    return database_.read_page(std::move(queries), std::move(use));
}

db::Rows Store::read_now(db::Statement query) {
    std::vector<db::Statement> one;
    one.push_back(std::move(query));
    return std::move(database_.read_now(std::move(one)).front());
}

std::vector<db::Rows> Store::read_all_now(std::vector<db::Statement> queries) {
    return database_.read_now(std::move(queries));
}

}  // namespace parley::store
