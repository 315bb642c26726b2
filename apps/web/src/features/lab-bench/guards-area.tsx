'use client';

import { guardsJsonSchema } from '@basin/lab';
import { RotateCcw } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useMemo } from 'react';
import { Notices, SaveState } from '@/pieces/drafts/index.ts';
import { GuardEditor, Problems } from '@/pieces/guard-editor/index.ts';
import { GuardForm } from '@/pieces/guard-form/index.ts';
import { Differences } from './differences.tsx';
import styles from './guards-area.module.css';
import { useExemplar } from './use-exemplar.ts';
import type { LabWork } from './use-lab.ts';
import type { GuardsView } from './use-views.ts';

/** The guards, as text or as a form over the same text, and what has changed in them. */
export function GuardsArea({ work }: { readonly work: LabWork }) {
  const { lab, desk, diagnostics, views, goTo } = work;
  const view = views.guards;
  const schema = useMemo(() => guardsJsonSchema(lab), [lab]);
  const exemplar = useExemplar(
    lab.slug,
    desk.solved !== undefined && view === 'differences' && views.against === 'exemplar',
  );
  return (
    <Tabs.Root className={styles.area} value={view} onValueChange={(next) => views.showGuards(next as GuardsView)}>
      <div className={styles.head}>
        <h2>Guards</h2>
        <Tabs.List className={styles.views} aria-label="View of the guards">
          <Tabs.Trigger value="text">Text</Tabs.Trigger>
          <Tabs.Trigger value="form">Form</Tabs.Trigger>
          <Tabs.Trigger value="differences">Differences</Tabs.Trigger>
        </Tabs.List>
      </div>
      <Notices desk={desk} keptIn="tries" />
      {/* Kept while another view is shown: the editor's undo and its place in the text live in it. */}
      <Tabs.Content value="text" className={styles.view} forceMount hidden={view !== 'text'}>
        <GuardEditor
          text={desk.text}
          onChange={desk.write}
          diagnostics={diagnostics}
          schema={schema}
          label="Guards, as YAML"
          spot={work.spot}
        />
      </Tabs.Content>
      <Tabs.Content value="form" className={styles.view}>
        <GuardForm
          schema={schema}
          text={desk.text}
          diagnostics={diagnostics}
          inForce={lab.scenario.guards}
          onChange={desk.write}
          onGoTo={goTo}
        />
      </Tabs.Content>
      <Tabs.Content value="differences" className={styles.view}>
        <Differences work={work} exemplar={exemplar} />
      </Tabs.Content>
      {view !== 'form' && <Problems diagnostics={diagnostics} onGoTo={goTo} />}
      <div className={styles.foot}>
        <SaveState saving={desk.saving} text={desk.text} />
        <button
          type="button"
          className={styles.reset}
          onClick={work.reset}
          disabled={!desk.isAwake || desk.text === lab.start}
        >
          <RotateCcw aria-hidden /> Reset to the start
        </button>
      </div>
    </Tabs.Root>
  );
}
