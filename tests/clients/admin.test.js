import { libraries } from './libraries/all.js';
import { adminScenarios } from './scenarios/admin.js';
import { suite } from './support/suite.js';

for (const library of libraries) await suite(library.name, () => adminScenarios(library));
