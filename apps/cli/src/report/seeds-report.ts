import type { RunSetting } from '../json/run-json.ts';
import { HEALTHY_SHARE, lastTenth } from '../runs/stretch.ts';
import type { TimedRun } from '../runs/thread-runner.ts';
import { formatNumber } from '../terminal/number.ts';
import type { Style } from '../terminal/style.ts';
import { table } from '../terminal/table.ts';
import { heading } from './run-report.ts';

/** Many seeds of one scenario: one line each, how each ended, and how many recovered. */
export function seedsReport(runs: readonly TimedRun[], of: RunSetting, style: Style): string {
  const rows = runs.map(({ run }) => {
    const { offeredPerSecond, goodPerSecond, attemptsPerSecond, recovered } = lastTenth(run);
    const flows = [offeredPerSecond, goodPerSecond, attemptsPerSecond].map((value) => `${formatNumber(value)}/s`);
    const ended = run.ended === 'at-time' ? '' : run.ended;
    return [String(run.seed), ...flows, recovered ? 'recovered' : 'NOT recovered', run.digest, ended];
  });
  const header = ['seed', 'offered', 'goodput', 'attempts', '', 'digest', ''];
  const count = runs.filter(({ run }) => lastTenth(run).recovered).length;
  const look = count === runs.length ? 'green' : 'red';
  return [
    ...heading(of, style),
    'The last tenth of every run:',
    ...table([header, ...rows], '>>>><<<'),
    '',
    `${style(look, `${count} of ${runs.length} recovered`)}: goodput there was at least ${HEALTHY_SHARE * 100} % of offered load.`,
    '',
  ].join('\n');
}
