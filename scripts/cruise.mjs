/**
 * Holds every import against the rules of .dependency-cruiser.cjs, and fails too when it saw too little to judge:
 * dependency-cruiser finds nothing, and says so contentedly, when its parser is missing.
 */
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import config from '../.dependency-cruiser.cjs';
import { workspacePackages } from './report.mjs';
import { root } from './steps.mjs';

process.chdir(root);
const { forbidden, options } = config;
const { output } = await cruise(
  ['packages', 'apps', 'scripts'],
  { ...options, ruleSet: { forbidden }, validate: true },
  // `paths` of apps/web/tsconfig.json, which dependency-cruiser cannot read without TypeScript's JavaScript API.
  { alias: { '@': path.join(root, 'apps/web/src') } },
);
const complaints = [...violations(output), ...blindSpots(output)];
console.log(
  `${output.modules.length} modules, ${output.summary.totalDependenciesCruised} imports, ${forbidden.length} rules`,
);
for (const complaint of complaints) console.error(`\n${complaint}`);
process.exitCode = complaints.length > 0 ? 1 : 0;

function violations({ summary }) {
  const comments = new Map(forbidden.map(({ name, comment }) => [name, comment]));
  return summary.violations.map(({ rule, from, to, cycle, via }) => {
    const steps = (cycle ?? via ?? []).map((each) => each.name);
    const route = steps.length > 0 ? [from, ...steps] : from === to ? [from] : [from, to];
    return `${rule.name}: ${route.join(' → ')}\n    ${comments.get(rule.name)}`;
  });
}

function blindSpots({ modules, summary }) {
  if (summary.totalDependenciesCruised === 0) return ['saw no import at all: is @swc/core installed?'];
  return workspacePackages(root)
    .map(({ dir }) => path.relative(root, dir))
    .filter((dir) => !modules.some((each) => each.source.startsWith(`${dir}/`) && each.dependencies.length > 0))
    .map((dir) => `saw no import in ${dir}: does it hold code that dependency-cruiser can read?`);
}
