import { measures, type OpenDrill } from '@basin/lab';

type Goal = OpenDrill['goals'][number];

/** `Goodput share at least 90 %, from 170 s to 300 s` */
export function goalWords({ bound, fromUs, measure: key, of, toUs }: Goal): string {
  const measure = measures.find((each) => each.key === key);
  const than = measure?.direction === 'up' ? 'at least' : 'at most';
  const whose = of === undefined ? '' : ` of ${of}`;
  return `${capital(inWords(key))}${whose} ${than} ${measure?.format(bound) ?? bound}, from ${fromUs / 1e6} s to ${toUs / 1e6} s`;
}

/** `goodputShare` and `good-day` read as words. */
export function inWords(id: string): string {
  return id
    .replace(/-/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
