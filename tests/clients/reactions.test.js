import { libraries } from './libraries/all.js';
import { reactionScenarios } from './scenarios/reactions.js';
import { suite } from './support/suite.js';

for (const library of libraries) await suite(library.name, () => reactionScenarios(library));
