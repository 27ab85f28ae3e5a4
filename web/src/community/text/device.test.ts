import assert from "node:assert/strict";
import { test } from "node:test";
import { deviceName } from "./device";

test("a browser is called as people call it", () => {
  assert.equal(deviceName("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"), "Chrome · Linux");
  assert.equal(deviceName("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1"), "Safari · iOS");
  assert.equal(deviceName("curl/8.5"), "curl");
  assert.equal(deviceName(""), "");
});
