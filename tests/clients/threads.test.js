import { libraries } from './libraries/all.js';
import { threadScenarios } from './scenarios/threads.js';
import { suite } from './support/suite.js';

for (const library of libraries) await suite(library.name, () => threadScenarios(library));
