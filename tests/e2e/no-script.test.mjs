// Without script: signing up and in, the profile, the password, the devices, and signing out.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PASSWORD, login } from "./support/people.mjs";
import { world } from "./support/world.mjs";

const it = world();
const plain = { javaScriptEnabled: false };

async function signIn(page, name, password) {
  await page.getByLabel("Username").fill(name);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("a whole account's life without script", async () => {
  const page = await it.page(null, "/sign-up", plain);
  await page.getByLabel("Username").fill("plain.jane");
  await page.getByLabel("E-mail address").fill("jane@example.org");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create the account" }).click();
  await page.locator("noscript h1").waitFor();
  await page.goto("/logout");
  await signIn(page, "plain.jane", "wrong password");
  await page.getByText("That username and password don’t match. Check both and try again.").waitFor();
  assert.equal(await page.getByLabel("Username").inputValue(), "plain.jane");
  await signIn(page, "plain.jane", PASSWORD);
  await page.locator("noscript h1").waitFor();

  await page.locator('noscript a[href="/settings"]').click();
  await page.getByLabel("Nickname").fill("Jane");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved.").waitFor();
  await page.getByText("Jane", { exact: true }).waitFor();
  assert.equal(await page.getByText("Theme").isVisible(), false);

  await page.getByLabel("Picture address").fill("www.example.org/me.jpg");
  await page.getByRole("button", { name: "Save" }).click();
  await page.locator('[aria-invalid="true"]#avatar').waitFor();
  assert.equal(await page.getByLabel("Picture address").inputValue(), "www.example.org/me.jpg");

  await login(it.server, "plain.jane");
  await page.goto("/settings");
  await page.getByRole("button", { name: /^End the session/ }).click();
  await page.waitForURL(/\/settings/);
  assert.equal(await page.getByRole("button", { name: /^End the session/ }).count(), 0);

  await page.getByLabel("Current password").fill("not this one");
  await page.getByLabel("New password").fill("another good one");
  await page.getByRole("button", { name: "Change password" }).click();
  await page.locator('[aria-invalid="true"]#current_password').waitFor();
  await page.getByLabel("Current password").fill(PASSWORD);
  await page.getByLabel("New password").fill("another good one");
  await page.getByRole("button", { name: "Change password" }).click();
  await page.getByText("Saved.").waitFor();

  await page.getByRole("link", { name: "Sign out" }).first().click();
  await page.waitForURL(/\/sign-in/);
  await signIn(page, "plain.jane", "another good one");
  await page.locator("noscript h1").waitFor();
});

test("a taken name says so at its field and keeps what was typed, but never the password", async () => {
  const taken = await it.someone("taken");
  const page = await it.page(null, "/sign-up", plain);
  await page.getByLabel("Username").fill(taken.username);
  await page.getByLabel("E-mail address").fill("new@example.org");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create the account" }).click();
  await page.locator('#username[aria-invalid="true"]').waitFor();
  assert.equal(await page.getByLabel("E-mail address").inputValue(), "new@example.org");
  assert.equal(await page.getByLabel("Password", { exact: true }).inputValue(), "");
});
