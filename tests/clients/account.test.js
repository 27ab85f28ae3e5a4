import { accountScenarios } from './scenarios/account.js';
import { libraries } from './libraries/all.js';

for (const library of libraries) await accountScenarios(library);
