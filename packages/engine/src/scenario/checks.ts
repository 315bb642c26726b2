import { guards as allGuards } from '../guards/index.ts';
import { triggers } from '../triggers/index.ts';
import { formatDuration } from './duration.ts';
import { oneOf, type EngineDiagnostic, type Findings } from './diagnostic.ts';
import type { SitesBySide } from '../sites.ts';
import type { GuardSettings, PlaceSettings, Scenario } from './scenario.ts';
import { placeKeys, sides, type PlaceKey } from './sides.ts';
import { fittingTargets, targetsOf } from './targets.ts';
import { behaviourOf } from './topology-checks.ts';

/** What the schema cannot see: that names lead somewhere, that the clock works out, that a run would end. */
export function checkClock(scenario: Scenario, findings: Findings): void {
  const { duration, bucket } = scenario;
  const bucketCount = duration / bucket;
  if (!Number.isInteger(bucketCount)) {
    const says = `The duration ${formatDuration(duration)} is not a whole number of buckets of ${formatDuration(bucket)}.`;
    findings.add('scenario', ['duration'], [says, 'Write a duration that is a multiple of `bucket` (1s unless said).']);
  } else if (bucketCount > MAX_BUCKETS) {
    const says = `That makes ${bucketCount} buckets; a run keeps at most ${MAX_BUCKETS}.`;
    findings.add('scenario', ['duration'], [says, 'Write a shorter duration, or a wider `bucket`.']);
  }
  checkLoad(scenario, findings);
}

/** A document that asks for an endless run is refused before it is begun. */
function checkLoad(scenario: Scenario, findings: Findings): void {
  for (const [name, settings] of Object.entries(scenario.components)) {
    const client = settings['client'] as ClientLoad | undefined;
    if (client === undefined) continue;
    const highest = Math.max(client.arrivals.perSecond, ...client.schedule.map((step) => step.perSecond));
    const calls = (highest * (scenario.duration + spikeUs(scenario, name))) / 1e6;
    if (calls > MAX_CALLS) {
      const says = `At ${highest} calls per second this run would make ${Math.round(calls)} calls; ${MAX_CALLS} is the most.`;
      findings.add(
        'scenario',
        ['components', name, 'client', 'arrivals'],
        [says, 'Write a lower rate or a shorter duration.'],
      );
    }
    for (const [index, step] of client.schedule.entries()) {
      const before = index === 0 ? 0 : client.schedule[index - 1]!.at;
      const path = ['components', name, 'client', 'schedule', index, 'at'];
      if (step.at < before)
        findings.add('scenario', path, ['This step comes before the one above it.', 'Order the steps by time.']);
      if (step.at >= scenario.duration)
        findings.add('scenario', path, [
          'This step comes after the run has ended.',
          `Write a time before ${formatDuration(scenario.duration)}.`,
        ]);
    }
  }
}

/** By how much load spikes prolong, so to speak, the time in which a client makes calls. */
function spikeUs(scenario: Scenario, client: string): number {
  let extraUs = 0;
  for (const settings of Object.values(scenario.triggers)) {
    const spike = settings['loadSpike'] as { readonly of: string; readonly factor: number } | undefined;
    if (spike?.of === client) extraUs += Math.max(0, spike.factor - 1) * settings.for;
  }
  return extraUs;
}

interface ClientLoad {
  readonly arrivals: { readonly perSecond: number };
  readonly schedule: readonly { readonly at: number; readonly perSecond: number }[];
}

export function checkTriggers(scenario: Scenario, findings: Findings): void {
  for (const [name, settings] of Object.entries(scenario.triggers)) {
    const behaviour = triggers.find((each) => each.key in settings);
    if (behaviour === undefined) continue; // The schema has said so.
    const { of } = settings[behaviour.key] as { readonly of: string };
    if (targetsOf(scenario, of, behaviour.of).length === 0) {
      const fitting = fittingTargets(scenario, behaviour.of);
      const says = `\`${of}\` is not ${/^[aeiou]/.test(behaviour.of) ? 'an' : 'a'} ${behaviour.of}, which is what \`${behaviour.key}\` happens to.`;
      findings.add('scenario', ['triggers', name, behaviour.key, 'of'], [says, `Write ${oneOf(fitting)}.`]);
    }
    if (settings.at + settings.for > scenario.duration) {
      const says = `This trigger would end at ${formatDuration((settings.at + settings.for) as never)}, after the run.`;
      findings.add('scenario', ['triggers', name, 'at'], [says, `Let it end by ${formatDuration(scenario.duration)}.`]);
    }
  }
}

interface GuardCheck {
  readonly findings: Findings;
  readonly source: EngineDiagnostic['source'];
  readonly root: readonly string[];
}

export function checkGuards(scenario: Scenario, guards: GuardSettings, check: GuardCheck): void {
  for (const key of placeKeys) {
    const { side, named } = sides[key];
    const guarded = Object.keys(scenario.components).filter((name) => behaviourOf(scenario, name)?.guardedAt === side);
    const places = named === 'arrow' ? Object.keys(scenario.arrows) : guarded;
    checkPlaces(guards[key] ?? {}, { side, key, places }, check);
  }
}

interface PlacesOfSide {
  readonly side: keyof SitesBySide;
  readonly key: PlaceKey;
  readonly places: readonly string[];
}

function checkPlaces(settings: Readonly<Record<string, PlaceSettings>>, of: PlacesOfSide, check: GuardCheck): void {
  const known = allGuards.filter((guard) => guard.side === of.side).map((guard) => guard.key);
  for (const [place, placeSettings] of Object.entries(settings)) {
    const path = [...check.root, of.key, place];
    if (!of.places.includes(place)) {
      check.findings.add(check.source, path, [`There is no \`${place}\` to guard here.`, `Write ${oneOf(of.places)}.`]);
    }
    for (const key of Object.keys(placeSettings)) {
      if (known.includes(key as never)) continue;
      check.findings.add(
        check.source,
        [...path, key],
        [`\`${key}\` is no guard of this place.`, `Write ${oneOf(known)}.`],
      );
    }
  }
}

const MAX_BUCKETS = 100_000;
const MAX_CALLS = 50_000_000;
