import type { Mark, Run } from '@basin/engine';
import { expect, test } from 'vitest';
import { markLines } from './mark-lines.ts';

const told = (marks: readonly Mark[]) => markLines({ marks } as unknown as Run).map((line) => line.trim());

test('every mark says what it is', () => {
  const kinds: Mark['kind'][] = [
    'trigger-begins',
    'trigger-ends',
    'action-begins',
    'action-ends',
    'panic-begins',
    'panic-ends',
    'operator-notices',
    'operator-acts',
    'operator-takes-back',
    'operator-stands-down',
  ];

  expect(told(kinds.map((kind, index) => ({ atUs: index * 1e6, kind, name: 'it', part: 'shop' })))).toEqual([
    '0s  trigger it begins at shop',
    '1s  trigger it ends at shop',
    '2s  action it upon shop',
    '3s  action it is over at shop',
    '4s  panic mode engages, by what it sees at shop',
    '5s  panic mode disengages, by what it sees at shop',
    '6s  operator it notices what happens at shop',
    '7s  an operator does it upon shop',
    '8s  an operator takes back it at shop',
    '9s  operator it stands down: all is well at shop',
    '',
  ]);
});

test('what happens to many at once is one line', () => {
  const at = (part: string, atUs = 0): Mark => ({ atUs, kind: 'trigger-begins', name: 'outage', part });

  expect(told([at('shop.1'), at('shop.2'), at('store')])).toEqual([
    '0s  trigger outage begins at shop (2 replicas), store',
    '',
  ]);
  expect(told([at('shop.1'), at('shop.2', 1e6)])).toEqual([
    '0s  trigger outage begins at shop.1',
    '1s  trigger outage begins at shop.2',
    '',
  ]);
  expect(told(['a', 'b', 'c', 'd', 'e'].map((part) => at(part)))[0]).toBe(
    '0s  trigger outage begins at a, b, c and 2 more',
  );
});

test('two actions of one kind in the same moment are two', () => {
  const shed = (action: number): Mark => ({ atUs: 0, kind: 'action-begins', name: 'shed', part: 'a -> b', action });

  expect(told([shed(0), shed(1)])).toHaveLength(3);
});
