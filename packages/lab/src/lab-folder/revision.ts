import type { Setting } from '../settings/setting.ts';
import type { OpenLab } from './lab.ts';

type VerdictFacts = Pick<OpenLab, 'scenario' | 'allowed' | 'settings' | 'goals'> & {
  readonly seeds: { readonly public: readonly number[]; readonly hidden: readonly number[] };
};

/**
 * 64 bits, as 16 hex digits, over all of a lab that decides verdicts: a corrected sentence keeps the revision, a moved
 * bound does not. With it a verdict on record can be recomputed, and an old one told from a current one.
 */
export function revisionOf({ scenario, allowed, settings, goals, seeds }: VerdictFacts): string {
  const bounds = goals.map(({ id, measure, of, fromUs, toUs, bound }) => ({ id, measure, of, fromUs, toUs, bound }));
  const opened = settings.length === 0 ? {} : { settings: settings.map(withoutWords) };
  return fnv64(
    canonicalJson({ scenario: { ...scenario, title: undefined }, allowed, ...opened, goals: bounds, seeds }),
  );
}

function withoutWords(setting: Setting): object {
  const bare = (option: object) => ({ ...option, says: undefined });
  return 'options' in setting ? { ...bare(setting), options: setting.options.map(bare) } : bare(setting);
}

/** JSON in which equal values are equal texts, whatever the order their keys were written in. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(',')}}`;
}

/** FNV-1a over UTF-16 units; http://www.isthe.com/chongo/tech/comp/fnv/. No secret depends on it. */
function fnv64(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
