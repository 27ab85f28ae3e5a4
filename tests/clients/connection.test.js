import { libraries } from './libraries/all.js';
import { connectionScenarios } from './scenarios/connection.js';

for (const library of libraries) await connectionScenarios(library);
