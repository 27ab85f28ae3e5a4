import { libraries } from './libraries/all.js';
import { interactionScenarios } from './scenarios/interactions.js';
import { suite } from './support/suite.js';

for (const library of libraries) await suite(library.name, () => interactionScenarios(library));
