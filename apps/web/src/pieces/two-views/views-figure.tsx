'use client';

import { Pause, Play } from 'lucide-react';
import {
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
  type ComponentType,
  type ReactNode,
  type RefObject,
} from 'react';
import { AwakeFieldset } from '@/pieces/awake/index.ts';
import { usePlayback, type Playback } from '@/pieces/playback/index.ts';
import { linkTo, readPlace, type ViewName } from './state-link.ts';
import { SMOOTHED_SECONDS } from './numbers.ts';
import type { Views } from './views.ts';
import { momentsOf } from './moments.ts';
import { describeViews, timeText } from './words.ts';
import styles from './two-views.module.css';

interface ViewsFigureProps {
  readonly id: string;
  readonly title: string;
  readonly views: Views;
  /** What it opens with. */
  readonly view: ViewName;
  readonly bucket: number;
  /** Both pictures as they open: made where the page is made, shown until the reader moves. */
  readonly component: ReactNode;
  readonly loop: ReactNode;
  /** Who moves with whom over the whole run; belongs to the loop view. */
  readonly moves?: ReactNode;
  readonly table: ReactNode;
  readonly children?: ReactNode;
}

type Radios = Partial<Record<ViewName, HTMLInputElement | null>>;

/**
 * One run, one switch: each box by itself, or what flows around between them.
 *
 * The switch is two native radio buttons that the style sheet reads, so it turns before any script is there, and without
 * one. Moving through the run needs scripts, and only then the pictures' code is loaded.
 */
export function ViewsFigure(props: ViewsFigureProps) {
  const { id, title, views, children } = props;
  const host = useRef<HTMLElement>(null);
  const radios = useRef<Radios>({});
  const { view, setView, live, bucket, playback, moveTo } = useMoment(props, host, radios);
  return (
    <section ref={host} id={id} className={`wide ${styles['figure']}`} aria-labelledby={`${id}-title`}>
      <p className={styles['title']} id={`${id}-title`}>
        {title}
      </p>
      <Switch id={id} view={props.view} radios={radios} onChange={setView} />
      <div className={styles['component']}>
        {live ? <live.ComponentView views={views} bucket={bucket} /> : props.component}
      </div>
      <div className={styles['loop']}>
        {live ? <live.LoopView views={views} bucket={bucket} title={title} /> : props.loop}
      </div>
      <Controls views={views} bucket={bucket} playback={playback} onMove={moveTo}>
        <a className={styles['link']} href={linkTo(id, { view, bucket })}>
          Link to this moment
        </a>
      </Controls>
      <p className={styles['caption']} aria-live={playback.isPlaying ? 'off' : 'polite'}>
        {describeViews(views, bucket)} Numbers are means of the last {SMOOTHED_SECONDS} s, as a dashboard shows them.
      </p>
      {props.moves !== undefined && <div className={styles['loop']}>{props.moves}</div>}
      {props.table}
      {children !== undefined && <div className={styles['after']}>{children}</div>}
    </section>
  );
}

interface Live {
  readonly ComponentView: ComponentType<{ views: Views; bucket: number }>;
  readonly LoopView: ComponentType<{ views: Views; bucket: number; title: string }>;
}

/** Which view and which moment are shown, and the pictures' code once somebody has moved. */
function useMoment(props: ViewsFigureProps, host: RefObject<HTMLElement | null>, radios: RefObject<Radios>) {
  const { bucketUs, bucketCount } = props.views;
  const [view, setView] = useState<ViewName>(props.view);
  const [live, setLive] = useState<Live>();
  const playback = usePlayback({
    startUs: (props.bucket + 0.5) * bucketUs,
    endUs: (bucketCount - 0.5) * bucketUs,
    bucketUs,
    speed: (bucketCount * bucketUs) / 1e6 / SECONDS_TO_PLAY,
    host,
  });
  const moveTo = (to: number) => {
    void import('./live-views.tsx').then(setLive);
    playback.jump((to + 0.5) * bucketUs);
  };

  const restore = useEffectEvent(() => {
    const place = readPlace(props.id, window.location.search, bucketCount);
    if (!place) return;
    radios.current[place.view]?.click();
    moveTo(place.bucket);
  });
  useEffect(() => restore(), []);

  return {
    view,
    setView,
    live,
    bucket: Math.min(bucketCount - 1, Math.floor(playback.nowUs / bucketUs)),
    playback,
    moveTo,
  };
}

interface ControlsProps {
  readonly views: Views;
  readonly bucket: number;
  readonly playback: Playback;
  readonly onMove: (bucket: number) => void;
  readonly children: ReactNode;
}

function Controls({ views, bucket, playback, onMove, children }: ControlsProps) {
  const playOrPause = () => {
    if (playback.isPlaying) return playback.pause();
    onMove(bucket >= views.bucketCount - 1 ? 0 : bucket);
    playback.play();
  };
  return (
    <AwakeFieldset className={`needs-js no-print ${styles['controls']}`}>
      <button type="button" className="button" onClick={playOrPause}>
        {playback.isPlaying ? <Pause {...ICON} /> : <Play {...ICON} />}
        {playback.isPlaying ? 'Pause' : 'Play'}
      </button>
      <Time views={views} bucket={bucket} onMove={onMove} />
      {momentsOf(views).map((moment) => (
        <button key={moment.says} type="button" className="button" onClick={() => onMove(moment.bucket)}>
          {moment.says}
        </button>
      ))}
      {children}
    </AwakeFieldset>
  );
}

interface SwitchProps {
  readonly id: string;
  readonly view: ViewName;
  readonly radios: RefObject<Radios>;
  readonly onChange: (view: ViewName) => void;
}

/** Uncontrolled: what a reader has chosen before React was there stays chosen. */
function Switch({ id, view, radios, onChange }: SwitchProps) {
  return (
    <fieldset className={`no-print ${styles['switch']}`}>
      <legend className="visually-hidden">View</legend>
      {VIEWS.map(({ name, says }) => (
        <label key={name}>
          <input
            ref={(input) => {
              radios.current[name] = input;
            }}
            type="radio"
            name={`${id}-view`}
            value={name}
            defaultChecked={view === name}
            onChange={() => onChange(name)}
          />
          {says}
        </label>
      ))}
    </fieldset>
  );
}

interface TimeProps {
  readonly views: Views;
  readonly bucket: number;
  readonly onMove: (bucket: number) => void;
}

/** The run's time as a slider, with the triggers drawn where they are on it. */
function Time({ views, bucket, onMove }: TimeProps) {
  const id = useId();
  const durationUs = views.bucketCount * views.bucketUs;
  const share = (us: number) => `${(100 * us) / durationUs}%`;
  return (
    <div className={styles['time']}>
      <label htmlFor={id}>Time</label>
      <span className={styles['track']}>
        <svg className={styles['triggers']} width="100%" height="6" aria-hidden="true" focusable="false">
          {views.triggers.map(({ fromUs, toUs, label }) => (
            <rect key={`${fromUs} ${label}`} x={share(fromUs)} width={share(toUs - fromUs)} height="6" />
          ))}
        </svg>
        <input
          id={id}
          type="range"
          min={0}
          max={views.bucketCount - 1}
          step={1}
          value={bucket}
          aria-valuetext={timeText(views, bucket)}
          onChange={(event) => onMove(event.currentTarget.valueAsNumber)}
        />
      </span>
      <output htmlFor={id} aria-live="off">
        {timeText(views, bucket)}
      </output>
    </div>
  );
}

const VIEWS = [
  { name: 'component', says: 'Each box by itself' },
  { name: 'loop', says: 'What flows around' },
] as const;

const ICON = { 'aria-hidden': true, size: 16, strokeWidth: 1.75 } as const;

const SECONDS_TO_PLAY = 12;
