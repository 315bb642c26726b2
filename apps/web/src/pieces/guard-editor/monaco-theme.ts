import * as monaco from 'monaco-editor/editor';

const THEME = 'basin';

/**
 * Dresses Monaco in the colours of theme.css, now and whenever the theme changes. Returns how to stop.
 *
 * Monaco wants plain hex colours and our properties are written with `light-dark()`, so each is put on an element,
 * resolved by the browser, and read back.
 */
export function followTheme(host: HTMLElement): () => void {
  const dress = (): void => {
    monaco.editor.defineTheme(THEME, themeOf(colourReader(host)));
    monaco.editor.setTheme(THEME);
  };
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(dress);
  scheme.addEventListener('change', dress);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'style', 'class'] });
  dress();
  return () => {
    scheme.removeEventListener('change', dress);
    observer.disconnect();
  };
}

function themeOf(colour: (property: string) => string): monaco.editor.IStandaloneThemeData {
  const [paper, raised, ink] = [colour('--paper'), colour('--paper-raised'), colour('--ink')];
  const [soft, rule, accent] = [colour('--ink-soft'), colour('--rule'), colour('--accent')];
  const [failure, focus] = [colour('--failure'), colour('--focus')];
  return {
    base: luminance(paper) < 0.5 ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: ink.slice(1) },
      { token: 'type.yaml', foreground: accent.slice(1) },
      { token: 'string.yaml', foreground: ink.slice(1) },
      { token: 'number', foreground: ink.slice(1) },
      { token: 'keyword.yaml', foreground: ink.slice(1) },
      { token: 'operators.yaml', foreground: soft.slice(1) },
      { token: 'delimiter', foreground: soft.slice(1) },
      { token: 'comment.yaml', foreground: soft.slice(1), fontStyle: 'italic' },
    ],
    colors: {
      'editor.background': raised,
      'editor.foreground': ink,
      'editorCursor.foreground': ink,
      'editorLineNumber.foreground': soft,
      'editorLineNumber.activeForeground': ink,
      'editor.lineHighlightBorder': '#00000000',
      'editor.lineHighlightBackground': `${rule}55`,
      'editor.selectionBackground': `${focus}40`,
      'editorError.foreground': failure,
      'editorWidget.background': paper,
      'editorWidget.border': rule,
      'editorWidget.foreground': ink,
      'editorHoverWidget.background': paper,
      'editorHoverWidget.border': rule,
      'editorSuggestWidget.background': paper,
      'editorSuggestWidget.border': rule,
      'editorSuggestWidget.foreground': ink,
      'editorSuggestWidget.selectedBackground': `${focus}30`,
      'editorSuggestWidget.selectedForeground': ink,
      'editorSuggestWidget.highlightForeground': accent,
      'editorSuggestWidget.focusHighlightForeground': accent,
      'editorBracketHighlight.foreground1': soft,
      'editorBracketHighlight.foreground2': soft,
      'editorBracketHighlight.foreground3': soft,
      'editorIndentGuide.background1': rule,
      focusBorder: focus,
      'input.background': raised,
      'input.foreground': ink,
      'scrollbarSlider.background': `${soft}40`,
    },
  };
}

function colourReader(host: HTMLElement): (property: string) => string {
  const probe = host.ownerDocument.createElement('span');
  const canvas = host.ownerDocument.createElement('canvas');
  canvas.width = canvas.height = 1;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  return (property) => {
    probe.style.color = `var(${property})`;
    host.append(probe);
    const resolved = getComputedStyle(probe).color;
    probe.remove();
    if (pen === null) return '#808080';
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = resolved;
    pen.fillRect(0, 0, 1, 1);
    const pixel = pen.getImageData(0, 0, 1, 1).data.subarray(0, 3);
    return `#${[...pixel].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
  };
}

/** Roughly how bright, 0…1: enough to tell a dark paper from a light one. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
