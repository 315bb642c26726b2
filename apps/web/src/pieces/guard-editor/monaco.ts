/**
 * Monaco, cut down to what settings need. Imported only through `import()`, on pages where they are written: it weighs three quarters of a
 * megabyte.
 *
 * Decision: monaco-yaml completes and explains, but never validates. What is wrong with a text is said by its
 * parser (`parseGuards`) alone, in the squiggle, in the list below and by the field of the form, with the same sentence. Two
 * validators would underline one mistake twice, in two voices, and would disagree about what is one.
 *
 * Decision: `toggleTabFocusMode` is not among the features. Its switch is global and cannot be remembered; ours
 * (`tab-key.ts`) belongs to the editor and is kept on the device.
 */
import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeEditor/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/format/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/snippet/register';
// `features/suggest/register` of 0.57.0 forgets its controller: no completion, and no error either.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController.js';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/languages/definitions/yaml/register';
import { configureMonacoYaml, type MonacoYaml, type MonacoYamlOptions } from 'monaco-yaml';
import { withPlainSuggestions } from './plain-suggestions.ts';

export { monaco };

/** Where Monaco keeps a text; its schema is found by it. */
export const uriOf = (file: string): monaco.Uri => monaco.Uri.parse(`file:///${file}`);

const schemas = new Map<string, object>();

/** Teaches completion and hover what may be written into a file. A page may have several editors, each with its file. */
export function learnSchema(file: string, schema: object): void {
  if (schemas.get(file) === schema) return;
  schemas.set(file, schema);
  const options: MonacoYamlOptions = {
    enableSchemaRequest: false,
    completion: true,
    hover: true,
    hoverSchemaSource: false,
    validate: false,
    format: { enable: true, printWidth: 100 },
    schemas: [...schemas].map(([name, each]) => ({
      uri: `inmemory://schemas/${name}.json`,
      fileMatch: [`**/${name}`],
      schema: each,
    })),
  };
  if (monacoYaml === undefined) monacoYaml = configureMonacoYaml(withPlainSuggestions(monaco), options);
  else void monacoYaml.update(options);
}

let monacoYaml: MonacoYaml | undefined;

globalThis.MonacoEnvironment = {
  getWorker: (_moduleId: string, label: string) =>
    label === 'yaml'
      ? new Worker(new URL('./yaml.worker.ts', import.meta.url), { type: 'module', name: 'yaml' })
      : new Worker(new URL('./editor.worker.ts', import.meta.url), { type: 'module', name: 'editor' }),
};
