import { canonicalJson, fnv64 } from './canonical.ts';
import type { Setting } from '../settings/setting.ts';
import type { OpenLab } from './lab.ts';
import type { Unseen } from './unseen.ts';

type VerdictFacts = Pick<OpenLab, 'scenario' | 'allowed' | 'settings' | 'goals'> & {
  readonly seeds: { readonly public: readonly number[]; readonly hidden: readonly number[] };
  readonly unseen: readonly Unseen[];
  readonly mostGuards: number | undefined;
};

/**
 * 64 bits, as 16 hex digits, over all of a lab that decides verdicts: a corrected sentence keeps the revision, a moved
 * bound does not. With it a verdict on record can be recomputed, and an old one told from a current one.
 */
export function revisionOf({ scenario, allowed, mostGuards, settings, goals, seeds, unseen }: VerdictFacts): string {
  const bounds = goals.map(({ id, measure, of, fromUs, toUs, bound }) => ({ id, measure, of, fromUs, toUs, bound }));
  const opened = settings.length === 0 ? {} : { settings: settings.map(withoutWords) };
  const met = unseen.length === 0 ? {} : { unseen };
  return fnv64(
    canonicalJson({
      scenario: { ...scenario, title: undefined },
      allowed,
      mostGuards,
      ...opened,
      goals: bounds,
      seeds,
      ...met,
    }),
  );
}

function withoutWords(setting: Setting): object {
  const bare = (option: object) => ({ ...option, says: undefined });
  return 'options' in setting ? { ...bare(setting), options: setting.options.map(bare) } : bare(setting);
}
