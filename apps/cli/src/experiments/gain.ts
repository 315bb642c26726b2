import { loopGain, type LoopGain, type LoopGainQuestion } from '@basin/experiments';
import { usualLoad } from '../border/range.ts';
import { writtenChanges } from '../border/written-change.ts';
import { readCount } from '../commands/options.ts';
import { formatNumber } from '../terminal/number.ts';
import { defineExperiment } from './experiment.ts';
import { changesField, intervalFields, shareFields, shownInterval, shownShare } from './shared-fields.ts';

interface Options {
  readonly load?: number;
  readonly extra?: number;
}

/** How many attempts a few more calls bring after them. */
export const gain = defineExperiment<Options, LoopGainQuestion, LoopGain>({
  name: 'gain',
  summary: 'loop gain: attempts that a few more calls bring after them',
  description:
    'Makes every run twice on the same random numbers, without triggers: as it is, and with a second of a few more calls. What is different is what they have set off. A gain near 1 is a loop that sustains itself.',
  seeds: 20,
  addOptions: (command) =>
    command
      .option('--load <number>', 'calls per second that are offered (default: as in the scenario)', readCount)
      .option('--extra <number>', 'more calls, for one second (default: a tenth of the load)', readCount),
  examples: ['gain content/scenarios/hotos25-retry-queue --extra 10 --seeds 1..4', 'gain retry-storm --seeds 1..20'],
  prepare: ({ system, seeds, options }) => {
    const usual = usualLoad(system);
    if ('missing' in usual) return usual;
    const extra = options.extra === undefined ? {} : { extraPerSecond: options.extra };
    return { system, seeds, perSecond: options.load ?? usual.perSecond, ...extra };
  },
  ask: (question, { runner, ...options }) => loopGain(question, runner, options),
  report: ({ injected, extraPerInjected, gain: found, tipped }) => [
    `${formatNumber(injected.value)} calls more bring, for each of them, ${shownInterval(extraPerInjected)} further attempts.`,
    `As a loop, that is a gain of ${shownInterval(found)}; at 1 it sustains itself.`,
    ...(tipped.count === 0
      ? []
      : [`They pushed the system over on ${shownShare(tipped)} seeds: too many to measure a gain with.`]),
  ],
  json: ({ without, with: pulsed, ...answer }, { system }) => ({
    ...answer,
    without: writtenChanges(without, system),
    with: writtenChanges(pulsed, system),
  }),
  fields: [
    ...intervalFields('injected', 'calls', 'How many calls more there were.'),
    ...intervalFields(
      'extraPerInjected',
      'attempts',
      'Attempts that came on top of them, for each, until the end of the run.',
    ),
    ...intervalFields('gain', 'number', 'Attempts of the next round for each of this one, if all rounds are alike.'),
    ...shareFields('tipped', 'Seeds on which these calls pushed the system over.'),
    changesField('without[]'),
    changesField('with[]'),
  ],
});
