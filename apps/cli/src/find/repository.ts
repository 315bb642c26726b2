import path from 'node:path';

/** The root of the repository this tool lives in, where `labs/` and `content/` are. */
const repositoryRoot = path.join(import.meta.dirname, '../../../..');

export const LABS = path.join(repositoryRoot, 'labs');
export const SCENARIOS = path.join(repositoryRoot, 'content/scenarios');
export const COURSE = path.join(repositoryRoot, 'content/course.yaml');
export const WEB = path.join(repositoryRoot, 'apps/web');
/** What `labs new` begins with, by claim. */
export const TEMPLATES = path.join(import.meta.dirname, '../../templates/labs');
