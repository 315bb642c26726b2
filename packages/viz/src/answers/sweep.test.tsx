import type { Interval, Sweep as Answer } from '@basin/experiments';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ChoosableSweep } from './choosable-sweep.tsx';
import { Sweep, type SweepProps } from './sweep.tsx';
import { describeSweep, pointText } from './sweep-words.ts';

const near = (value: number): Interval => ({ value, low: value - 0.1, high: value + 0.1 });
const plain = (text: string): string => text.replaceAll('\u202f', ' ');

/** A mean that doubles, and a p99 that is four times as much. */
const answer: Answer = {
  along: [0.4, 0.6, 0.8],
  measures: ['latencyMean', 'latencyP99'],
  lines: [[1, 2, 4].map((mean) => ({ readings: [near(mean), near(4 * mean)], changes: [] }))],
  seeds: [1, 2, 3],
};
const props: SweepProps = {
  answer,
  title: 'latency',
  x: { title: 'utilisation', isShare: true },
  y: { title: 'seconds', unit: 's' },
  curves: [
    { line: 0, measure: 0, word: 'mean', of: 'latency' },
    { line: 0, measure: 1, word: 'p99', of: 'latency' },
  ],
};
const draw = (more: Partial<SweepProps> = {}) => plain(renderToStaticMarkup(<Sweep {...props} {...more} />));

test('it tells each curve at its beginning, half the way and at its end, with intervals', () => {
  expect(plain(describeSweep(answer, props))).toBe(
    'Means over 3 seeds, with 95 % intervals. Mean: 1 (0.9 to 1.1) s at 40 %, 2 (1.9 to 2.1) s at 60 %, 4 (3.9 to 4.1) s at 80 %. ' +
      'p99: 4 (3.9 to 4.1) s at 40 %, 8 (7.9 to 8.1) s at 60 %, 16 (16 to 16) s at 80 %.',
  );
  expect(describeSweep({ ...answer, seeds: [7] }, props)).toMatch(/^One seed\. /);
  expect(describeSweep({ ...answer, seeds: [] }, props)).toBe('Nothing was tried yet.');
});

test('a point is told in words with all that was measured there', () => {
  expect(plain(pointText(answer, props, 1))).toBe('60 %: mean 2 (1.9 to 2.1) s, p99 8 (7.9 to 8.1) s');
});

test('per second is written without a space', () => {
  expect(plain(pointText(answer, { ...props, y: { title: 'orders', unit: '/s' } }, 0))).toContain(
    'mean 1 (0.9 to 1.1)/s',
  );
});

test('before the guess neither points nor the table nor the height of the axis tell what is coming', () => {
  const veiled = draw({ shownTo: 0.5 });

  expect(veiled).toContain('your guess first');
  expect(veiled.match(/viz-point-full|viz-point-open/g)).toHaveLength(2 + 2); // a mark of the legend and one of the plot, twice
  expect(veiled).not.toMatch(/>(?:8|16) \(/);
  expect(veiled).not.toMatch(/>(?:10|15|20)</);
  expect(draw()).toMatch(/>20</);
});

test('a guess has its place and its word, and the axis has room for it', () => {
  const guessed = draw({ guess: { x: 0.8, value: 30 } });

  expect(guessed).toContain('>your guess<');
  expect(guessed).toMatch(/>30</);
});

test('theory is named once, and stands in the table beside what was measured', () => {
  const points = answer.along.map((x) => ({ x, y: 1 / (1 - x) }));
  const told = draw({ theory: ['mean', 'p99'].map((curve) => ({ word: 'M/M/1', curve, of: 'latency', points })) });

  expect(told.match(/theory: M\/M\/1</g)).toHaveLength(1);
  expect(told).toContain('>mean by M/M/1</th>');
  expect(told).toContain('<td>2.5</td>');
});

test('what has no value is a gap, not a zero', () => {
  const gap: Answer = {
    ...answer,
    lines: [
      answer.lines[0]!.map((point, index) => (index === 1 ? { ...point, readings: [near(NaN), near(8)] } : point)),
    ],
  };

  expect(draw({ answer: gap }).match(/viz-point-full/g)).toHaveLength(1 + 2);
});

test('points can be chosen where somebody listens: those that are shown, and no others', () => {
  const choosable = (more: object) => plain(renderToStaticMarkup(<ChoosableSweep {...props} {...more} />));

  expect(choosable({})).not.toContain('type="range"');
  expect(choosable({ onChoose: () => {} })).toContain('max="2"');
  expect(choosable({ onChoose: () => {}, shownTo: 0.6 })).toContain('max="1"');
  expect(choosable({ onChoose: () => {} })).toContain('aria-valuetext="40 %: mean 1 (0.9 to 1.1) s');
});

test('what is looked into has a line of its own', () => {
  // The axis goes from 0.4 to 0.8.
  expect(draw({ chosen: 1 })).toContain('class="viz-pin" x1="50%" x2="50%"');
});
