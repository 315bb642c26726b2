import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lists, NOBODY } from './lists.ts';

function rowsOf(lists: Lists, list: number): number[] {
  const rows: number[] = [];
  for (let row = lists.first(list); row !== NOBODY; row = lists.next(row)) rows.push(row);
  return rows;
}

test('a list that nobody ever stood in is empty', () => {
  expect(new Lists().isEmpty(1_000_000)).toBe(true);
});

test('rows stand in the order in which they came, or where they were put', () => {
  const lists = new Lists();
  for (const row of [5, 500, 7]) lists.append(2, row);
  lists.insertAfter(2, 9, 5);
  lists.insertAfter(2, 8, NOBODY);
  lists.insertAfter(2, 6, 7);
  lists.append(2, 4);

  expect(rowsOf(lists, 2)).toEqual([8, 5, 9, 500, 7, 6, 4]);
});

test('they behave like arrays, whoever comes, leaves and comes again', () => {
  const anyStep = fc.record({ list: fc.nat({ max: 70 }), row: fc.nat({ max: 130 }), behindFirst: fc.boolean() });

  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 300, size: 'max' }), (steps) => {
      const lists = new Lists();
      const model: number[][] = Array.from({ length: 71 }, () => []);
      for (const { behindFirst, list, row } of steps) {
        const standsIn = model.findIndex((rows) => rows.includes(row));
        if (standsIn >= 0) {
          lists.remove(standsIn, row);
          model[standsIn] = model[standsIn]!.filter((each) => each !== row);
        } else if (behindFirst) {
          lists.insertAfter(list, row, lists.first(list));
          model[list]!.splice(1, 0, row);
        } else {
          lists.append(list, row);
          model[list]!.push(row);
        }
      }
      expect(model.map((_, list) => rowsOf(lists, list))).toEqual(model);
    }),
    { numRuns: 60 },
  );
});
