import { libraries } from './libraries/all.js';
import { messageScenarios } from './scenarios/messages.js';

for (const library of libraries) await messageScenarios(library);
