import * as discordeno from './discordeno.js';
import * as discordjs from './discordjs.js';
import * as discordjsCore from './discordjs-core.js';
import * as eris from './eris.js';
import * as oceanic from './oceanic.js';

export const libraries = [discordjs, discordjsCore, eris, oceanic, discordeno];
