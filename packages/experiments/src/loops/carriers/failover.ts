import type { Carrier } from '../carrier.ts';
import { guardsAmong, through } from '../topology.ts';

/**
 * What one server cannot do is given to those that are left, who have more to do each, and can do it less: cascading
 * failure (Google SRE book, ch. 22).
 */
export const failover: Carrier = {
  key: 'failover',
  sign: '+',
  summary: 'What one can no longer do the others have to, until they cannot either.',
  find: ({ boxes, arrows }) =>
    boxes
      .filter(({ kind, guards, params }) => kind === 'balancer' && (triesOthers(params) || excludes(guards)))
      .map(({ name, params, guards }) => {
        const behind = arrows.filter(({ from }) => from === name);
        const does = triesOthers(params)
          ? 'sends what one has failed to others'
          : 'sends nothing to those it finds unfit';
        const callees = behind.map(({ to }) => `\`${to}\``).join(', ');
        return {
          at: name,
          ...through(behind),
          says: `\`${name}\` ${does}, so that those left of ${callees} have more to do.`,
          heldBy: guardsAmong(LIMITS, { side: 'balancers', name, guards }),
        };
      }),
};

function triesOthers(params: Readonly<Record<string, unknown>>): boolean {
  return typeof params['failover'] === 'number' && params['failover'] > 0;
}

function excludes(guards: Readonly<Record<string, unknown>>): boolean {
  return ['healthCheck', 'outlierEjection'].some((key) => typeof guards[key] === 'object');
}

/** Guards of a balancer that keep it from leaving everything to a few, or one caller from reaching all. */
const LIMITS = ['isolation', 'panicThreshold'];
