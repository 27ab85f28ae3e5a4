// Pictures, sounds, files and code in messages, and the ways to a message.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, guildOf, said, write } from "./support/guilds.mjs";
import { composer, say } from "./support/browser.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });
/** A picture of one pixel. */
const PIXEL = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

function soundOf(samples) {
  const wav = Buffer.alloc(44 + samples, 128);
  wav.write("RIFF", 0);
  wav.writeUInt32LE(36 + samples, 4);
  wav.write("WAVEfmt ", 8);
  for (const [at, size, value] of [[16, 4, 16], [20, 2, 1], [22, 2, 1], [24, 4, 8000], [28, 4, 8000], [32, 2, 1], [34, 2, 8]]) wav.writeUIntLE(value, at, size);
  wav.write("data", 36);
  wav.writeUInt32LE(samples, 40);
  return wav;
}

async function upload(person, channel, content, files) {
  const form = new FormData();
  const attachments = files.map(({ name, alt }, id) => ({ id, filename: name, ...(alt ? { description: alt } : {}) }));
  form.append("payload_json", JSON.stringify({ content, attachments }));
  files.forEach(({ name, type, bytes }, at) => form.append(`files[${at}]`, new Blob([bytes], { type }), name));
  const answer = await fetch(`${person.server.url}/api/v10/channels/${channel.id}/messages`, { method: "POST", headers: { Authorization: person.token }, body: form });
  assert.equal(answer.status, 200, await answer.clone().text());
  return answer.json();
}
const picture = (name, alt) => ({ name, alt, type: "image/png", bytes: PIXEL });

async function two(name) {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  return { ann, bob, ...(await guildOf(ann, name, [bob])) };
}

test("pictures open by themselves: arrows, alt text, download, zoom, Esc; a spoiler waits", async () => {
  const { ann, bob, general, path } = await two("Pictures");
  await upload(bob, general, "look", [picture("one.png", "A red dot"), picture("two.png"), picture("SPOILER_three.png")]);
  const page = await it.page(ann, path);
  const row = said(page, "look");
  await row.getByRole("button", { name: "A red dot" }).click();
  const box = page.getByRole("dialog", { name: "A red dot" });
  await box.getByText("1 of 3").waitFor();
  assert.match(await box.getByRole("link", { name: "Download" }).getAttribute("href"), /one\.png/);
  await page.keyboard.press("ArrowRight");
  await page.getByRole("dialog", { name: "two.png" }).getByText("2 of 3").waitFor();
  await page.getByRole("button", { name: "Zoom" }).click();
  await page.locator(".stage.large").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.ok(await row.getByRole("button", { name: "A red dot" }).evaluate((button) => button === document.activeElement), "the focus is back");
  await row.getByRole("button", { name: "Hidden file. Press to show" }).click();
  await row.getByRole("button", { name: "three.png" }).waitFor();
  assert.deepEqual(page.problems, []);
});

test("a sound has its player, a file its size, and the browser keeps its own menu on both", async () => {
  const { ann, bob, general, path } = await two("Files");
  await upload(bob, general, "listen", [
    { name: "tone.wav", type: "audio/wav", bytes: soundOf(8000) },
    { name: "firmware.bin", type: "application/octet-stream", bytes: Buffer.alloc(2048) },
  ]);
  const page = await it.page(ann, path);
  const row = said(page, "listen");
  await row.getByText("tone.wav").waitFor();
  const seconds = await row.locator("audio").evaluate(async (sound) => {
    sound.load();
    sound.preload = "auto";
    await new Promise((done) => (sound.readyState > 0 ? done() : sound.addEventListener("loadedmetadata", done)));
    return sound.duration;
  });
  assert.equal(Math.round(seconds), 1);
  await row.locator(".file").filter({ hasText: "firmware.bin" }).getByText("2 KB").waitFor();
  const kept = await row.locator(".file").evaluate((file) => file.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true })));
  const taken = await row.locator(".text").evaluate((text) => !text.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true })));
  assert.deepEqual([kept, taken], [true, true]);
  assert.deepEqual(page.problems, []);
});

/** A film of some frames, drawn and recorded by the browser itself: {bytes, type}. */
async function filmOf(page) {
  const { data, type } = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 36 });
    const pen = canvas.getContext("2d");
    const recorder = new MediaRecorder(canvas.captureStream(), { mimeType: "video/webm;codecs=vp8" });
    const parts = [];
    recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
    recorder.start();
    for (let frame = 0; frame < 30; frame++) {
      pen.fillStyle = `hsl(${frame * 12} 60% 50%)`;
      pen.fillRect(0, 0, 64, 36);
      await new Promise(requestAnimationFrame);
    }
    recorder.stop();
    await new Promise((done) => recorder.addEventListener("stop", done));
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    return { data: btoa(String.fromCharCode(...bytes)), type: "video/webm" };
  });
  return { type, bytes: Buffer.from(data, "base64") };
}

test("a film has its player in a place that is kept for it, and nothing plays by itself", async () => {
  const { ann, bob, general, path } = await two("Films");
  const page = await it.page(ann, path);
  await upload(bob, general, "watch", [{ name: "tide.webm", alt: "The tide comes in", ...(await filmOf(page)) }]);
  const boxes = () => page.locator(".msg, .msg video").evaluateAll((all) => all.map((one) => JSON.stringify(one.getBoundingClientRect())));
  let letCome;
  const mayCome = new Promise((done) => (letCome = done));
  await page.route(/tide\.webm/, async (route) => (await mayCome, await route.continue()));
  await page.reload();
  const film = said(page, "watch").locator("video");
  await film.waitFor();
  await write(bob, general, "below it");
  await said(page, "below it").waitFor();
  const before = await boxes();
  letCome();
  await page.waitForFunction(() => document.querySelector(".msg video").readyState > 0);
  assert.deepEqual([await film.evaluate(({ videoWidth, videoHeight, paused }) => [videoWidth, videoHeight, paused]), await boxes()], [[64, 36, true], before]);
  assert.match(await film.getAttribute("aria-label"), /The tide comes in/);
  await film.evaluate((video) => ((video.muted = true), video.play()));
  await page.waitForFunction(() => document.querySelector(".msg video").currentTime > 0);
  assert.deepEqual(page.problems, []);
});

test("code is coloured by its language, and copied whole", async () => {
  const { ann, bob, general, path } = await two("Code");
  const code = "fn main() -> u8 { let answer = 42; answer }";
  await write(bob, general, "```rust\n" + code + "\n```");
  const page = await it.page(ann, path);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator(".code .key").filter({ hasText: /^u8$/ }).waitFor();
  await page.getByText("rust", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Copy code" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), code);
  assert.deepEqual(page.problems, []);
});

test("a link to a message is followed in the page; the way back to the present counts what is new", async () => {
  const { ann, bob, guild, general, path } = await two("Links");
  const old = await write(bob, general, "the very first");
  for (let at = 0; at < 130; at++) await write(bob, general, `line ${at}`);
  const page = await it.page(ann, path);
  await page.evaluate(() => (window.stays = true));
  await said(page, "line 129").waitFor();
  await say(page, `${it.server.url}/channels/${guild.id}/${general.id}/${old.id}`);
  await page.locator(".msg a").filter({ hasText: old.id }).click();
  await page.locator(".msg.washed").filter({ hasText: "the very first" }).waitFor();
  assert.equal(await page.evaluate(() => window.stays), true, "without loading the page anew");
  await page.getByRole("button", { name: "To the present" }).click();
  await said(page, "line 129").waitFor();
  await page.locator(".messages").evaluate((pane) => (pane.scrollTop = 0));
  await page.getByRole("button", { name: "To the present" }).waitFor();
  await write(bob, general, "news one");
  await write(bob, general, "news two");
  await page.getByRole("button", { name: /To the present.*2 new messages/ }).click();
  await said(page, "news two").waitFor();
  await page.getByRole("button", { name: "To the present" }).waitFor({ state: "detached" });
  assert.deepEqual(await ask(ann, "GET", `/channels/${general.id}/messages?limit=1`).then(([{ content }]) => content), "news two");
  assert.equal(await composer(page).count(), 1);
});
