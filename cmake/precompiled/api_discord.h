// What most files of api/discord/ include, compiled once.
#pragma once
#include "base.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "api/discord/gateway/ready.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/message.h"
#include "api/discord/wire/thread.h"
