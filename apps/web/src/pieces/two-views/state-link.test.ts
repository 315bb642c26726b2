import { expect, test } from 'vitest';
import { linkTo, readPlace } from './state-link.ts';

test('an address brings back the view and the moment of its own figure', () => {
  const search = linkTo('storm', { view: 'loop', bucket: 79 }).split('#')[0]!;

  expect(readPlace('storm', search, 300)).toEqual({ view: 'loop', bucket: 79 });
  expect(readPlace('other', search, 300)).toBeUndefined();
});

test.each([
  '?views=storm&view=loop&bucket=300',
  '?views=storm&view=both&bucket=1',
  '?views=storm&view=loop',
  '?views=storm&view=loop&bucket=-1',
  '',
])('an address that no figure could have given is not followed: %s', (search) => {
  expect(readPlace('storm', search, 300)).toBeUndefined();
});
