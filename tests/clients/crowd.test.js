import { libraries } from './libraries/all.js';
import { crowdScenarios, hurryScenarios } from './scenarios/crowd.js';
import { suite } from './support/suite.js';

await suite('a crowd', () => crowdScenarios(libraries));
for (const library of libraries) await suite(library.name, () => hurryScenarios(library));
