import type { PartRecord, Run } from '@basin/engine';
import { formatShare, formatWindow } from '../format.ts';
import type { Measure, Window } from '../measure.ts';
import { partsOf, seriesOf, sumOf } from '../reading.ts';

/**
 * Which share of the servers is up: answers at least nine tenths of what arrives there, for callers who still wait.
 *
 * A server that nothing reaches is up only if it is not lost: what is turned away in front of it is for goodput to count.
 */
export const serversUp: Measure = {
  key: 'serversUp',
  form: 'number',
  unit: 'share of the servers',
  describe:
    'Servers (those under the name `of`, or all) that answer at least 90 % of what arrives for a caller who still waits ÷ servers.',
  best: 1,
  direction: 'up',
  about: 'goodput',
  of: { kinds: ['server'], isRequired: false },
  measure: (run, window) => {
    const servers = partsOf(run, 'server', window.of);
    return servers.length > 0 ? servers.filter((part) => isUp(run, part, window)).length / servers.length : NaN;
  },
  look: (_run, window) => window,
  format: formatShare,
  sentence: (run, window) => {
    const servers = partsOf(run, 'server', window.of);
    const down = servers.filter((part) => !isUp(run, part, window)).map(({ name }) => name);
    const told = down.length === 0 ? 'all are up' : `down: ${down.join(', ')}`;
    return `Of ${servers.length} servers ${formatWindow(window)} ${told}`;
  },
};

function isUp(run: Run, part: PartRecord, window: Window): boolean {
  const sum = (key: string) => sumOf(run, seriesOf(part, key), window);
  const arrivals = sum('arrivals');
  if (arrivals === 0) return sum('lost') + sum('turnedAway') === 0;
  return sum('served') - sum('wasted') >= UP_SHARE * arrivals;
}

const UP_SHARE = 0.9;
