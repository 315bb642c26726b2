import type { BasinMap } from '@basin/experiments';

export interface MapWords {
  readonly x: { readonly path: string; readonly show: (value: number | undefined) => string };
  readonly y: { readonly path: string; readonly show: (value: number | undefined) => string };
  /** The cell that is spoken of, drawn with a ring around it. */
  readonly marked?: { readonly column: number; readonly row: number };
}

/** A basin map in characters: a row of the map a line, the first row lowest. */
export function mapLines({ x, y, cells }: BasinMap, words: MapWords): string[] {
  const label = Math.max(words.y.show(y[0]).length, words.y.show(y.at(-1)).length, 4);
  const lines = y.map((value, row) => {
    const drawn = x.map((_, column) => {
      const isMarked = words.marked?.column === column && words.marked.row === row;
      return drawnCell(cells[row * x.length + column]?.stuck ?? null, isMarked);
    });
    const isLabelled = row === 0 || row === y.length - 1 || row === (y.length - 1) >> 1;
    return `  ${(isLabelled ? words.y.show(value) : '').padStart(label)} ${drawn.join('')}`;
  });
  const [left, right] = [words.x.show(x[0]), words.x.show(x.at(-1))];
  return [
    `${words.y.path} upwards`,
    ...lines.toReversed(),
    `  ${' '.repeat(label)} ${left}${right.padStart(Math.max(x.length - left.length, right.length + 1))}`,
    `  ${' '.repeat(label)} ${words.x.path}`,
  ];
}

export const MAP_LEGEND = '· comes back   ▒ on some seeds   █ stays down';

function drawnCell(stuck: { readonly count: number; readonly of: number } | null, isMarked: boolean): string {
  if (stuck === null) return '?';
  if (stuck.count === 0) return isMarked ? '○' : '·';
  if (stuck.count < stuck.of) return isMarked ? '◐' : '▒';
  return isMarked ? '●' : '█';
}
