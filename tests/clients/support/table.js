// docs/discord-api.md: what the suite saw, operation by operation and event by event.
import { GatewayDispatchEvents } from '@discordjs/core';
import { tierOf } from './tiers.js';

const tiers = { 1: 'what nearly every bot asks for', 2: 'what many bots ask for', 3: "Discord's own business" };
export const stateOf = ({ wasAnswered, faults }) => {
  if (!wasAnswered) return 'not yet';
  return faults.size === 0 ? 'works' : 'partial';
};

// `heard`: Map of an event to the libraries that were told it.
export function tableOf(verdicts, heard) {
  return `${[preface, ...Object.keys(tiers).map((tier) => tierTable(Number(tier), verdicts)), eventTable(heard)].join('\n\n')}\n`;
}

// The operations that a table calls working.
export function workingIn(text) {
  return [...text.matchAll(/^\| `([A-Z]+ \/[^`]*)` \| works \|$/gm)].map(([, operation]) => operation);
}

const preface = `# Discord's API

Made by \`cd tests/clients && npm test && npm run table\` from the answers that client libraries and the people beside them got; do not edit it.

- **works**: answered in the suite, and every answer is as Discord's OpenAPI description says.
- **partial**: answered, and something of the answer differs.
- **not yet**: the suite gets no answer. What it never asks for is here too.

Parley has no stickers, sounds, scheduled events, templates, onboarding or rules of its own for messages: their lists are answered empty.

The events at the end were told to the libraries beside them; all are discord.js, @discordjs/core, Eris, Oceanic and Discordeno.`;

function tierTable(tier, verdicts) {
  const rows = [...verdicts].filter(([, { operation }]) => tierOf(operation.path) === tier);
  const working = rows.filter(([, verdict]) => stateOf(verdict) === 'works').length;
  return [
    `## Tier ${tier}: ${tiers[tier]} (${working} of ${rows.length} work)`, '', '| operation | |', '| --- | --- |',
    ...rows.map(([key, verdict]) => `| \`${key}\` | ${stateOf(verdict)} |`),
  ].join('\n');
}

function eventTable(heard) {
  const events = Object.values(GatewayDispatchEvents);
  const libraries = new Set([...heard.values()].flatMap((clients) => [...clients])).size;
  const nameThem = (clients = new Set()) => (clients.size === libraries ? 'all' : [...clients].sort().join(', ') || 'not yet');
  return [
    `## Events (${events.filter((event) => heard.has(event)).length} of ${events.length} heard)`, '', '| event | heard by |', '| --- | --- |',
    ...events.map((event) => `| \`${event}\` | ${nameThem(heard.get(event))} |`),
  ].join('\n');
}
