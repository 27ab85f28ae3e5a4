import { libraries } from './libraries/all.js';
import { guildScenarios } from './scenarios/guilds.js';
import { suite } from './support/suite.js';

for (const library of libraries) await suite(library.name, () => guildScenarios(library));
