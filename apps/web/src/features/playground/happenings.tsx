'use client';

import { actionLabel, formatDuration, micros, triggerWindows } from '@basin/engine';
import { Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { actionBook, triggerBook } from './deeds.ts';
import { DeedForm } from './deed-form.tsx';
import { withAction, withoutAction, withTrigger, withValue, type Deed } from './hand-edits.ts';
import { Fields } from './part-form.tsx';
import styles from './run-view.module.css';
import type { Player } from './use-player.ts';
import type { Playing } from './use-playground.ts';

interface HappeningsProps {
  readonly playing: Playing;
  readonly player: Player;
}

/**
 * What happens to the system, and what is done about it. Both are told at a time: whatever is added at the time on the
 * chart is written on the sheet, and the run is made again up to there, which is the same run to the bit, and onwards.
 */
export function Happenings({ playing, player }: HappeningsProps) {
  const { desk, run, sheet, understood } = playing;
  const { system } = understood;
  const triggers = useMemo(() => system && triggerBook(system, sheet.scenario), [system, sheet.scenario]);
  const actions = useMemo(() => system && actionBook(system), [system]);
  const nowUs = player.made === undefined || player.isAtEnd ? undefined : player.nowUs;
  const at = nowUs === undefined ? undefined : formatDuration(micros(nowUs));
  if (system === undefined || triggers === undefined || actions === undefined) return null;
  const push = (deed: Deed): void =>
    run({ sheet: withTrigger(sheet, deed), ...(nowUs !== undefined && { fromUs: nowUs }) });
  const act = (deed: Deed): void =>
    run({ sheet: withAction(sheet, deed), ...(nowUs !== undefined && { fromUs: nowUs }) });
  return (
    <fieldset className={`needs-js no-print ${styles.happenings}`} disabled={!desk.isAwake}>
      <legend className="visually-hidden">What happens</legend>
      <section aria-label="Triggers">
        <h2>What pushes it</h2>
        <Triggers playing={playing} />
        <DeedForm
          book={triggers}
          at={at}
          usualAt={formatDuration(micros(Math.floor(system.scenario.duration / 5e6) * 1e6))}
          offer="Push"
          onDo={push}
        />
      </section>
      <section aria-label="Actions">
        <h2>What is done about it</h2>
        <Actions playing={playing} />
        <DeedForm
          book={actions}
          at={at}
          usualAt={formatDuration(micros(Math.floor(system.scenario.duration / 2e6) * 1e6))}
          offer="Act"
          onDo={act}
        />
      </section>
    </fieldset>
  );
}

function Triggers({ playing }: { readonly playing: Playing }) {
  const { change, drawn, sheet } = playing;
  const [open, setOpen] = useState<string>();
  const windows = useMemo(() => triggerWindows(drawn.scenario), [drawn.scenario]);
  return (
    <ul className={styles.list}>
      {windows.map(({ name, part, label, fromUs, toUs }) => (
        <li key={name}>
          <button type="button" aria-expanded={open === name} onClick={() => setOpen(open === name ? undefined : name)}>
            {name}
          </button>
          <span>
            {part}: {label}, at {formatDuration(micros(fromUs))}
            {toUs > fromUs && ` for ${formatDuration(micros(toUs - fromUs))}`}
          </span>
          <button
            type="button"
            aria-label={`Remove ${name}`}
            onClick={() => change(withValue(sheet, { path: ['triggers', name] }))}
          >
            <Trash2 aria-hidden />
          </button>
          {open === name && <TriggerFields playing={playing} name={name} />}
        </li>
      ))}
    </ul>
  );
}

function TriggerFields({ playing, name }: { readonly playing: Playing; readonly name: string }) {
  const place = useMemo(() => ['triggers', name], [name]);
  return (
    <div className={styles.inside}>
      <Fields playing={playing} place={place} />
    </div>
  );
}

function Actions({ playing }: { readonly playing: Playing }) {
  const { change, sheet, understood } = playing;
  const actions = (understood.system?.actions ?? []).map((action, index) => ({
    ...action,
    index,
    // An action has no name: it is the one at this place of the list.
    key: `${index} ${JSON.stringify(action)}`,
  }));
  return (
    <ol className={styles.list}>
      {actions.map((action) => (
        <li key={action.key}>
          <span>
            at {formatDuration(action.at)}: {actionLabel(action)}
            {action.for !== undefined && ` for ${formatDuration(action.for)}`}
          </span>
          <button
            type="button"
            aria-label={`Remove ${actionLabel(action)} at ${formatDuration(action.at)}`}
            onClick={() => change(withoutAction(sheet, action.index))}
          >
            <Trash2 aria-hidden />
          </button>
        </li>
      ))}
    </ol>
  );
}
