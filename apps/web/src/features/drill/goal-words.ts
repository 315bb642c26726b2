import { measures, type OpenDrill } from '@basin/lab';
import { idWords } from '@/pieces/verdict-parts/index.ts';

type Goal = OpenDrill['goals'][number];

/** `Goodput share at least 90 %, from 170 s to 300 s` */
export function goalWords({ bound, fromUs, measure: key, of, toUs }: Goal): string {
  const measure = measures.find((each) => each.key === key);
  const than = measure?.direction === 'up' ? 'at least' : 'at most';
  const whose = of === undefined ? '' : ` of ${of}`;
  return `${idWords(key)}${whose} ${than} ${measure?.format(bound) ?? bound}, from ${fromUs / 1e6} s to ${toUs / 1e6} s`;
}
