import { useRef, type PointerEvent } from 'react';
import { readout, type Shown } from './readout.ts';

interface CursorInputProps extends Shown {
  readonly bucket: number | undefined;
  readonly onMove: (bucket: number | null) => void;
}

/**
 * Lays an invisible slider over the plot. A native one, because it brings arrows, Page keys, Home and End, and because
 * assistive technology says its value text at every move: a live region beside it would say everything twice. Pointers
 * do not drag it but hover over the plot, so that the cursor is where the pointer is.
 */
export function CursorInput(props: CursorInputProps) {
  const { run, bucket, onMove } = props;
  const input = useRef<HTMLInputElement>(null);
  const last = Math.max(0, run.bucketCount - 1);

  const follow = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = Math.floor(((event.clientX - box.left) / box.width) * (run.durationUs / run.bucketUs));
    onMove(Math.max(0, Math.min(at, last)));
  };
  const leave = () => {
    if (document.activeElement !== input.current) onMove(null);
  };
  const grab = (event: PointerEvent) => {
    // In this order: being focused, the slider goes to the end unless it already stands somewhere.
    input.current?.focus({ preventScroll: true });
    follow(event);
  };

  return (
    <div className="viz-cursor-area" onPointerMove={follow} onPointerDown={grab} onPointerLeave={leave}>
      <input
        ref={input}
        className="viz-cursor-input"
        type="range"
        aria-label="Time"
        aria-valuetext={readout(props, bucket ?? last)}
        min={0}
        max={last}
        step={1}
        value={bucket ?? last}
        onChange={(event) => onMove(event.currentTarget.valueAsNumber)}
        onFocus={() => bucket === undefined && onMove(last)}
        onBlur={() => onMove(null)}
      />
    </div>
  );
}
