// What a library does with a token before any gateway: the requests are found, signed and understood.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createWorld } from '../support/world.js';

export async function accountScenarios(library) {
  const world = await createWorld(library);
  const { application, token } = await world.createBot('Ada');
  after(() => world.close());

  test(`${library.name} knows its bot by the token`, async () => {
    const client = library.withoutGateway({ gate: world.gate, token });
    const user = await client.ownUser();
    assert.equal(user.id, application.bot.id);
    assert.equal(user.username, 'Ada');
    assert.equal(user.bot, true);
    await client.close();
  });

  test(`${library.name} is refused with a token that nobody has`, async () => {
    const client = library.withoutGateway({ gate: world.gate, token: `${token.slice(0, -5)}wrong` });
    await assert.rejects(async () => client.ownUser(), (error) => library.refusalOf(error).status === 401);
    await client.close();
  });
}
