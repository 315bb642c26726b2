import path from 'node:path';

/** The root of the repository this tool lives in, where `labs/` and `content/` are. */
const repositoryRoot = path.join(import.meta.dirname, '../../../..');

export const LABS = path.join(repositoryRoot, 'labs');
export const SCENARIOS = path.join(repositoryRoot, 'content/scenarios');
