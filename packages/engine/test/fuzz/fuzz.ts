/**
 * Throws documents at the schema, at `compile` and at runs, and stops at the first that is not answered by a diagnostic
 * or a lawful run.
 *
 *     pnpm fuzz [--documents 100000] [--seed 1]
 */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { anyDocuments } from './documents.fixture.ts';
import { endingOf } from './checked.fixture.ts';

const { values } = parseArgs({
  options: { documents: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});
const total = Number(values.documents);
const endings: Record<string, number> = {};
let done = 0;
let slowestMs = 0;

const result = fc.check(
  fc.property(anyDocuments, fc.nat({ max: 1_000 }), (documents, seed) => {
    const startedAt = performance.now();
    const { ending, problems } = endingOf(documents, seed);
    slowestMs = Math.max(slowestMs, performance.now() - startedAt);
    endings[ending] = (endings[ending] ?? 0) + 1;
    if (++done % 5_000 === 0) process.stderr.write(`${done} of ${total}\n`);
    return problems.length === 0;
  }),
  { numRuns: total, seed: Number(values.seed) },
);

console.log(`${done} documents, slowest ${Math.round(slowestMs)} ms`);
for (const [ending, count] of Object.entries(endings)) console.log(`  ${ending}: ${count}`);
if (result.failed) {
  console.log(fc.defaultReportMessage(result));
  process.exitCode = 1;
}
