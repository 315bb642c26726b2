'use client';

import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { shareOn, type Axis } from '../plot/axis.ts';

interface PointInputProps {
  readonly label: string;
  readonly axis: Axis;
  readonly along: readonly number[];
  readonly index: number | undefined;
  readonly textOf: (index: number) => string;
  readonly onPoint: (index: number | undefined) => void;
  readonly onChoose: (index: number) => void;
}

/**
 * An invisible native slider over a plot, as over a run's: arrows go from point to point and are read out, Enter chooses.
 * Pointers do not drag it: the nearest point is theirs, and a click chooses.
 */
export function PointInput({ label, axis, along, index, textOf, onPoint, onChoose }: PointInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const at = index ?? 0;
  const nearest = (event: PointerEvent): number => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    const distances = along.map((value) => Math.abs(shareOn(axis, value) - share));
    return distances.indexOf(Math.min(...distances));
  };
  const leave = () => {
    if (document.activeElement !== input.current) onPoint(undefined);
  };
  const choose = (event: PointerEvent) => {
    input.current?.focus({ preventScroll: true });
    onPoint(nearest(event));
    onChoose(nearest(event));
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onChoose(at);
  };
  return (
    <div
      className="viz-cursor-area viz-point-area"
      onPointerMove={(event) => onPoint(nearest(event))}
      onPointerUp={choose}
      onPointerLeave={leave}
    >
      <input
        ref={input}
        className="viz-cursor-input"
        type="range"
        aria-label={`${label}: choose a point, Enter shows its run`}
        aria-valuetext={textOf(at)}
        min={0}
        max={along.length - 1}
        step={1}
        value={at}
        onChange={(event) => onPoint(event.currentTarget.valueAsNumber)}
        onKeyDown={press}
        onFocus={() => index === undefined && onPoint(0)}
        onBlur={() => onPoint(undefined)}
      />
    </div>
  );
}
