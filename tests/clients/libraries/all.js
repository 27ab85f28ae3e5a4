import * as discordeno from './discordeno/index.js';
import * as discordjs from './discordjs/index.js';
import * as discordjsCore from './discordjs-core/index.js';
import * as eris from './eris/index.js';
import * as oceanic from './oceanic/index.js';

export const libraries = [discordjs, discordjsCore, eris, oceanic, discordeno];
