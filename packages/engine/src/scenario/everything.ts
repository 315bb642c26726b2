import { components } from '../components/index.ts';
import { guards } from '../guards/index.ts';
import { triggers } from '../triggers/index.ts';
import { acting } from './acting.ts';
import type { Draft, Parts } from './draft.ts';
import { openTrace } from './following.ts';
import { panicPlan } from './panic.ts';
import type { Scenario } from './scenario.ts';

/** A scenario with every part there is. */
export function draftOf(scenario: Scenario): Draft {
  return { ...scenario, parts: EVERYTHING };
}

const EVERYTHING: Parts = {
  components: components as readonly unknown[] as Parts['components'],
  guards: guards as readonly unknown[] as Parts['guards'],
  triggers: triggers as readonly unknown[] as Parts['triggers'],
  panic: panicPlan,
  acting,
  openTrace,
};
