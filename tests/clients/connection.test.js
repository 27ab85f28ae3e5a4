import { libraries } from './libraries/all.js';
import { connectionScenarios } from './scenarios/connection.js';
import { suite } from './support/suite.js';

for (const library of libraries) await suite(library.name, () => connectionScenarios(library));
