import type { StatementAnswer } from '@basin/lab';

/** “X interacting with Y under Z produced B”, as far as it has been said. */
export function sentenceOf({ trigger, behaviour, change, unowned }: Partial<StatementAnswer>): string {
  const [from = '…', to = '…'] = change?.split(' -> ') ?? [];
  const produced = behaviour === undefined ? '…' : PRODUCED[behaviour];
  const gap = unowned === undefined ? '…' : unowned;
  return `${from} interacting with ${to} under ${trigger ?? '…'} produced ${produced}. Nobody owns ${gap}; what has to change is how ${from} calls ${to}.`;
}

const PRODUCED: Readonly<Record<StatementAnswer['behaviour'], string>> = {
  recovers: 'a dip from which it came back by itself',
  drains: 'a backlog that it worked off',
  'stays-down': 'a failure that outlasted it',
  'cut-short': 'a run without an end',
};
