'use client';

import type { Scenario } from '@basin/engine';
import { actionsJsonSchema, everyGuard, guardsJsonSchema, scenarioJsonSchema } from '@basin/lab';
import { Tabs } from 'radix-ui';
import { useMemo } from 'react';
import { SaveState } from '@/pieces/drafts/index.ts';
import { GuardEditor, Problems, useDeviceChoice, useFinePointer } from '@/pieces/guard-editor/index.ts';
import { GuardForm } from '@/pieces/guard-form/index.ts';
import { FILES, type SheetText } from './sheet.ts';
import styles from './sheet-area.module.css';
import type { Playing } from './use-playground.ts';

/** The three texts. Guards have a form as well; the other two are edited by hand on the picture. */
export function SheetArea({ playing }: { readonly playing: Playing }) {
  const { desk, sheet, showText, text, understood } = playing;
  return (
    <Tabs.Root className={styles.area} value={text} onValueChange={(next) => showText(next as SheetText)}>
      <h2 className="visually-hidden">The sheet</h2>
      <div className={styles.head}>
        <Tabs.List className={styles.views} aria-label="Texts of the sheet">
          {TEXTS.map(({ id, name }) => (
            <Tabs.Trigger key={id} value={id}>
              {name}
              {understood.diagnostics[id].length > 0 && <span aria-label=", with problems"> ●</span>}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
      </div>
      {TEXTS.map(({ id }) => (
        // Kept while another is shown: the editor's undo and its place in the text live in it.
        <Tabs.Content key={id} value={id} className={styles.view} forceMount hidden={text !== id}>
          {id === 'guards' ? <GuardsText playing={playing} /> : <PlainText playing={playing} of={id} />}
        </Tabs.Content>
      ))}
      <div className={styles.foot}>
        <SaveState saving={desk.saving} text={sheet[text]} />
      </div>
    </Tabs.Root>
  );
}

interface TextProps {
  readonly playing: Playing;
  readonly of: SheetText;
}

function PlainText({ playing, of }: TextProps) {
  const { change, goTo, sheet, spot, understood } = playing;
  const schema = useSchema(of, playing.drawn.scenario);
  const diagnostics = understood.diagnostics[of];
  return (
    <>
      <GuardEditor
        file={FILES[of]}
        text={sheet[of]}
        onChange={(text) => change({ ...sheet, [of]: text })}
        diagnostics={diagnostics}
        schema={schema}
        label={LABELS[of]}
        spot={spot?.of === of ? spot.at : undefined}
      />
      <Problems diagnostics={diagnostics} onGoTo={(line, column) => goTo(of, { line, column })} of={FILES[of]} />
    </>
  );
}

function GuardsText({ playing }: { readonly playing: Playing }) {
  const { change, drawn, goTo, sheet, understood } = playing;
  const [choice, choose] = useDeviceChoice('guards-view');
  const isFine = useFinePointer();
  const isForm = (choice ?? (isFine === false ? 'form' : 'text')) === 'form';
  const schema = useSchema('guards', drawn.scenario);
  return (
    <>
      <div className={styles.switch} role="group" aria-label="Guards as">
        <button type="button" aria-pressed={!isForm} onClick={() => choose('text')}>
          Text
        </button>
        <button type="button" aria-pressed={isForm} onClick={() => choose('form')}>
          Form
        </button>
      </div>
      <div className={styles.view} hidden={isForm}>
        <PlainText playing={playing} of="guards" />
      </div>
      {isForm && Object.keys(drawn.scenario.components).length > 0 && (
        <GuardForm
          schema={schema}
          text={sheet.guards}
          diagnostics={understood.diagnostics.guards}
          inForce={drawn.scenario.guards}
          onChange={(text) => change({ ...sheet, guards: text })}
          onGoTo={(line, column) => {
            choose('text');
            goTo('guards', { line, column });
          }}
        />
      )}
    </>
  );
}

/** The same object while it says the same: guards may stand wherever the system has a place for them. */
function useSchema(of: SheetText, scenario: Scenario): object {
  const names = useMemo(() => JSON.stringify(everyGuard(scenario)), [scenario]);
  return useMemo(() => {
    if (of === 'scenario') return scenarioJsonSchema();
    if (of === 'actions') return actionsJsonSchema();
    return guardsJsonSchema({ allowed: JSON.parse(names) as ReturnType<typeof everyGuard> });
  }, [of, names]);
}

const TEXTS: readonly { readonly id: SheetText; readonly name: string }[] = [
  { id: 'scenario', name: 'System' },
  { id: 'guards', name: 'Guards' },
  { id: 'actions', name: 'Actions' },
];

const LABELS: Readonly<Record<SheetText, string>> = {
  scenario: 'System, as YAML',
  guards: 'Guards, as YAML',
  actions: 'Actions, as YAML',
};
