import { expect, test } from 'vitest';
import { seal, unseal } from './seal.ts';

test('what was sealed opens, and tells nobody else anything', () => {
  const token = seal({ deal: 7, slug: 'five-bad-nights' });

  expect(unseal(token)).toEqual({ deal: 7, slug: 'five-bad-nights' });
  expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain('five');
  expect(seal({ deal: 7, slug: 'five-bad-nights' })).not.toBe(token);
});

test('a token that was changed, cut or made up opens nothing', () => {
  const token = seal({ deal: 7 });
  const changed = token.slice(0, -2) + (token.endsWith('AA') ? 'BB' : 'AA');

  for (const other of [changed, token.slice(0, 20), '', 'e30', 'no token']) expect(unseal(other)).toBeUndefined();
});
