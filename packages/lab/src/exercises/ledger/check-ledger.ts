import type { Runner } from '@basin/experiments';
import type { Finding } from '../../check/finding.ts';
import type { OpenLedger } from './open-ledger.ts';
import { shownUnder } from './shown.ts';

/** What is stated is not what shows; no entry alone brings it about, no parameter takes part, and one choice does. */
export async function checkLedger(open: OpenLedger, runner: Runner): Promise<Finding[]> {
  const ids = open.entries.map(({ id }) => id);
  const choices = [...chosen(ids, open.choose)];
  const changes = [[], ...ids.map((id) => [id]), ...choices];
  const shown = await shownUnder(open, changes, runner);
  const flips = changes.filter((_, index) => shown[index]?.purpose?.id === open.stated);
  const revealed = shown[0]?.purpose?.id;
  const pairs = flips.filter(({ length }) => length === open.choose);
  const alone = flips.filter(({ length }) => length < open.choose);
  const withParameter = pairs.filter((pair) => pair.some((id) => !open.rules.includes(id)));
  const runs = changes.length * open.seeds.length;
  return [
    finding('what it does is not what it is for', revealed !== undefined && revealed !== open.stated, {
      figures: `revealed: ${revealed ?? 'nothing'}; stated: ${open.stated}`,
      runs,
    }),
    finding('no entry alone is enough', alone.length === 0, { figures: written(alone), runs: 0 }),
    finding('no parameter takes part', withParameter.length === 0, { figures: written(withParameter), runs: 0 }),
    finding('one choice of rules flips it', pairs.length === 1, {
      figures: `${written(pairs)} of ${choices.length} choices`,
      runs: 0,
    }),
  ];
}

/** Every way to choose so many, in order. */
function* chosen(ids: readonly string[], count: number): Generator<readonly string[]> {
  if (count === 0) return yield [];
  for (const [index, id] of ids.entries()) {
    for (const others of chosen(ids.slice(index + 1), count - 1)) yield [id, ...others];
  }
}

function written(changes: readonly (readonly string[])[]): string {
  return changes.map((change) => change.join(' + ') || 'nothing').join('; ') || 'none';
}

function finding(
  subject: string,
  ok: boolean,
  { figures, runs }: { readonly figures: string; readonly runs: number },
): Finding {
  const detail = 'Change the scenario, the entries or the bounds of the purposes.';
  return { gate: 'controls', subject, ok, figures, ...(ok ? {} : { detail }), seedsRun: runs };
}
