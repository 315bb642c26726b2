import { formatSeconds } from '../number.ts';
import { LegendEntry } from '../plot/legend-entry.tsx';
import { MeaningMark } from '../theme/meaning.tsx';
import { meaningOf } from '../theme/meanings.ts';
import type { Ghost, Guess } from './overlays.ts';
import { shownMeanings, valueText, type Shown } from './readout.ts';

interface LegendProps extends Shown {
  /** The bucket whose values are shown; the latest one if nobody points at another. */
  readonly bucket: number | undefined;
  readonly ghost: Ghost | undefined;
  readonly guess: Guess | undefined;
}

/** What the marks mean, and what they stand at: legend and readout in one, so that pointing moves nothing on the page. */
export function Legend(props: LegendProps) {
  const { run, ghost, guess } = props;
  const bucket = props.bucket ?? run.bucketCount - 1;
  return (
    <dl className="viz-legend">
      <LegendEntry mark={null} word={whenWord(props)}>
        {formatSeconds(props.bucket === undefined ? run.nowUs : bucket * run.bucketUs)}
      </LegendEntry>
      {shownMeanings(props).map((id) => (
        <LegendEntry key={id} mark={<MeaningMark of={id} />} word={meaningOf(id).word}>
          {valueText(run, id, bucket)}
        </LegendEntry>
      ))}
      {guess && <LegendEntry mark={<MeaningMark of="guess" />} word={guess.label ?? meaningOf('guess').word} />}
      {ghost && <LegendEntry mark={<span className="viz-legend-ghost" />} word={`faint: ${ghost.label}`} />}
    </dl>
  );
}

function whenWord({ run, bucket }: LegendProps): string {
  if (bucket !== undefined) return 'at';
  return run.isOver ? 'at the end' : 'now';
}
