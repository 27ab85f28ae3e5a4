import { libraries } from './libraries/all.js';
import { crowdScenarios, hurryScenarios } from './scenarios/crowd.js';

await crowdScenarios(libraries);
for (const library of libraries) await hurryScenarios(library);
