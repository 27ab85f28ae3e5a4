import { libraries } from './libraries/all.js';
import { guildScenarios } from './scenarios/guilds.js';

for (const library of libraries) await guildScenarios(library);
