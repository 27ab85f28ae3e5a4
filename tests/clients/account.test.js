import { libraries } from './libraries/all.js';
import { accountScenarios } from './scenarios/account.js';
import { suite } from './support/suite.js';

for (const library of libraries) await suite(library.name, () => accountScenarios(library));
