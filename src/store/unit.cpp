#include "store/unit.h"

namespace parley::store {

// Out of the header: moving an event of any kind is long code, which every file of core would hold a copy of.
void Unit::tell(Event event) { tell(std::make_shared<const Event>(std::move(event))); }

}  // namespace parley::store
