import { libraries } from './libraries/all.js';
import { messageScenarios } from './scenarios/messages.js';
import { suite } from './support/suite.js';

for (const library of libraries) await suite(library.name, () => messageScenarios(library));
