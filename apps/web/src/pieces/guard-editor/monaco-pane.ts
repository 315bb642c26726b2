import type { Diagnostic } from '@basin/lab';
import { Echoes } from './echoes.ts';
import { followTheme } from './monaco-theme.ts';
import { learnSchema, monaco, uriOf } from './monaco.ts';
import { leaveOnEscapeTab } from './tab-key.ts';
import type { TextPosition } from './text-position.ts';

export interface PaneOptions {
  /** The name of the file that the text is: `guards.yaml`. */
  readonly file: string;
  readonly text: string;
  readonly label: string;
  /** The id of what describes it. */
  readonly describedBy: string;
  readonly onChange: (text: string) => void;
  readonly onToggleTab: () => void;
}

/** One Monaco editor over a text of settings, without React: what the page wants of it, in the page's words. */
export class MonacoPane {
  private readonly editor: monaco.editor.IStandaloneCodeEditor;
  private readonly model: monaco.editor.ITextModel;
  private readonly file: string;
  private readonly echoes = new Echoes();
  private readonly stops: readonly (() => void)[];
  private isShowing = false;

  constructor(host: HTMLElement, options: PaneOptions) {
    this.file = options.file;
    this.model = monaco.editor.createModel(options.text, 'yaml', uriOf(options.file));
    this.model.updateOptions({ tabSize: 2, insertSpaces: true });
    this.editor = createEditor(host, this.model, options.label);
    describe(host, options.describedBy);
    this.editor.addAction({
      id: 'basin.toggleTabKey',
      label: 'Toggle whether Tab moves the focus',
      keybindings: [TOGGLE_TAB],
      run: options.onToggleTab,
    });
    this.model.onDidChangeContent(() => this.report(options.onChange));
    this.editor.onDidLayoutChange(() => this.keepCaretInView());
    this.stops = [followTheme(host), leaveOnEscapeTab(host)];
  }

  dispose(): void {
    for (const stop of this.stops) stop();
    this.editor.dispose();
    this.model.dispose();
  }

  /** Puts a text in place of the one here, unless it is one that was typed here. */
  show(text: string): void {
    if (this.echoes.hears(text) || this.model.getValue() === text) return;
    this.isShowing = true;
    // An edit, not `setValue`: the editor's own undo can then take back a reset or a restored try.
    this.model.pushStackElement();
    this.model.pushEditOperations([], [{ range: this.model.getFullModelRange(), text }], () => null);
    this.model.pushStackElement();
    this.isShowing = false;
  }

  mark(diagnostics: readonly Diagnostic[]): void {
    monaco.editor.setModelMarkers(this.model, 'basin', diagnostics.map(markerOf));
  }

  learn(schema: object): void {
    learnSchema(this.file, schema);
  }

  letTabMoveFocus(moves: boolean): void {
    this.editor.updateOptions({ tabFocusMode: moves });
  }

  goTo({ line, column }: TextPosition): void {
    this.editor.setPosition({ lineNumber: line, column });
    this.editor.revealLineInCenterIfOutsideViewport(line);
    this.editor.focus();
  }

  /** A notice above takes some of the height, and must not take the line that is being written. */
  private keepCaretInView(): void {
    const caret = this.editor.getPosition();
    if (caret !== null && this.editor.hasTextFocus()) this.editor.revealPosition(caret);
  }

  private report(onChange: (text: string) => void): void {
    if (this.isShowing) return;
    const text = this.model.getValue();
    this.echoes.sent(text);
    onChange(text);
  }
}

function createEditor(
  host: HTMLElement,
  model: monaco.editor.ITextModel,
  ariaLabel: string,
): monaco.editor.IStandaloneCodeEditor {
  return monaco.editor.create(host, {
    model,
    // Enter after a value that is whole already begins a line; it does not accept what is there.
    acceptSuggestionOnEnter: 'smart',
    ariaLabel,
    automaticLayout: true,
    fixedOverflowWidgets: true,
    folding: false,
    fontFamily: getComputedStyle(host).fontFamily,
    fontLigatures: false,
    fontSize: 13,
    glyphMargin: false,
    lineDecorationsWidth: 12,
    lineHeight: 20,
    lineNumbersMinChars: 3,
    minimap: { enabled: false },
    overviewRulerLanes: 0,
    padding: { top: 12, bottom: 12 },
    quickSuggestions: { other: true, strings: true, comments: false },
    renderFinalNewline: 'on',
    renderLineHighlight: 'line',
    scrollBeyondLastLine: false,
    scrollbar: { alwaysConsumeMouseWheel: false },
    tabSize: 2,
    wordWrap: 'on',
    wrappingIndent: 'indent',
  });
}

/** Monaco has no option for this; both of its ways to take input are covered. */
function describe(host: HTMLElement, id: string): void {
  for (const input of host.querySelectorAll('textarea, .native-edit-context')) {
    input.setAttribute('aria-describedby', id);
  }
}

function markerOf(diagnostic: Diagnostic): monaco.editor.IMarkerData {
  return {
    severity: diagnostic.severity === 'error' ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
    // Set in the face of code as a whole: quotes around what is code say nothing there.
    message: `${diagnostic.says}\n${diagnostic.instead}`.replaceAll('`', ''),
    startLineNumber: diagnostic.line,
    startColumn: diagnostic.column,
    endLineNumber: diagnostic.endLine,
    endColumn: diagnostic.endColumn,
  };
}

const { KeyCode, KeyMod } = monaco;
const TOGGLE_TAB = /Mac|iPhone|iPad/.test(navigator.platform)
  ? KeyMod.WinCtrl | KeyMod.Shift | KeyCode.KeyM
  : KeyMod.CtrlCmd | KeyCode.KeyM;
