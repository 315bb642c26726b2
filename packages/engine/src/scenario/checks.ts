import { guards as allGuards } from '../guards/index.ts';
import { formatDuration } from './duration.ts';
import { oneOf, type EngineDiagnostic, type Findings } from './diagnostic.ts';
import { checkLoad } from './load-checks.ts';
import type { SitesBySide } from '../sites.ts';
import type { GuardSettings, PlaceSettings, Scenario } from './scenario.ts';
import { guardedPlaces } from './guarded-places.ts';
import { placeKeys, sides, type PlaceKey } from './sides.ts';

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

export interface GuardCheck {
  readonly findings: Findings;
  readonly source: EngineDiagnostic['source'];
  readonly root: readonly string[];
}

export function checkGuards(scenario: Scenario, guards: GuardSettings, check: GuardCheck): void {
  for (const key of placeKeys) {
    const of = { side: sides[key].side, key, places: guardedPlaces(scenario, key) };
    checkPlaces(guards[key] ?? {}, of, check);
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
