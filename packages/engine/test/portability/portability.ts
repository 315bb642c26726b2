/**
 * Whether every JavaScript engine gives the same runs, to the bit: Node 22, 24 and 26, Chromium, JavaScriptCore,
 * SpiderMonkey. Runs in whatever is here and says what it left out.
 *
 *     pnpm portability [--download] [--seeds 3]
 *
 * `--download` fetches the Nodes that are not here; `--seeds` is how many seeds of each lab are run (all: `--seeds 99`).
 */
import { mkdtempSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { engineVersion } from '../../src/index.ts';
import { shippedCases } from './case.ts';
import { bundle, differencesOf, linesOf } from './compare.ts';
import { engines } from './engines.ts';

const { values } = parseArgs({
  options: { download: { type: 'boolean', default: false }, seeds: { type: 'string', default: '3' } },
});
const root = fileURLToPath(new URL('../../../..', import.meta.url));
const downloads = path.join(os.homedir(), '.cache/basin-portability');
mkdirSync(downloads, { recursive: true });

const cases = shippedCases(root, Number(values.seeds));
const script = await bundle(cases, mkdtempSync(path.join(os.tmpdir(), 'basin-portability-')));
const all = engines(downloads, values.download);
const reference = all.find((engine) => engine.name === `Node ${process.versions.node.split('.')[0]!}`)!;
const expected = linesOf(reference, script);
console.log(`Basin engine ${engineVersion}: the golden runs and ${cases.length} runs of labs and scenarios,`);
console.log(`${expected.length} lines, expected as Node ${process.versions.node} gives them\n`);

let differences = 0;
for (const engine of all) {
  if (engine.run === undefined) {
    console.log(`not here    ${engine.name}: ${engine.why}`);
    continue;
  }
  const found = differencesOf(engine, script, expected);
  differences += found.length;
  console.log(`${found.length === 0 ? 'the same   ' : 'DIFFERENT  '} ${engine.name}`);
  for (const line of found.slice(0, 5)) console.log(`            ${line.slice(0, 300)}`);
}
process.exitCode = differences === 0 ? 0 : 1;
