'use client';

import { guardsJsonSchema } from '@basin/lab';
import { RotateCcw } from 'lucide-react';
import dynamic from 'next/dynamic';
import { Tabs } from 'radix-ui';
import { useMemo } from 'react';
import { Notices, SaveState } from '@/pieces/drafts/index.ts';
import { GuardEditor, Problems } from '@/pieces/guard-editor/index.ts';
import { GuardForm } from '@/pieces/guard-form/index.ts';
import { Differences } from './differences.tsx';
import styles from './guards-area.module.css';
import { useExemplar } from './use-exemplar.ts';
import type { LabWork } from './lab-work.ts';
import type { GuardsView } from './use-views.ts';

// What takes the guards elsewhere is fetched when somebody looks at it.
const GuardsForSystems = dynamic(async () => (await import('@/pieces/take-home/index.ts')).GuardsForSystems, {
  loading: () => <p>Fetching it …</p>,
});

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
          <Tabs.Trigger value="export">Export</Tabs.Trigger>
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
      <Tabs.Content value="export" className={styles.view}>
        <Export work={work} />
      </Tabs.Content>
      {view !== 'form' && <Problems diagnostics={diagnostics} onGoTo={goTo} />}
      <Foot work={work} />
    </Tabs.Root>
  );
}

function Export({ work: { scenario, guards } }: { work: LabWork }) {
  return (
    <div className={styles.export} data-testid="export">
      <p>The same rules with the same numbers, for a system of your own.</p>
      <GuardsForSystems scenario={scenario} guards={guards} />
    </div>
  );
}

/** Whether the text is safe, and the way back to the start. */
function Foot({ work: { desk, lab, reset } }: { work: LabWork }) {
  return (
    <div className={styles.foot}>
      <SaveState saving={desk.saving} text={desk.text} />
      <button
        type="button"
        className={styles.reset}
        onClick={reset}
        disabled={!desk.isAwake || desk.text === lab.start}
      >
        <RotateCcw aria-hidden /> Reset to the start
      </button>
    </div>
  );
}
