import type * as monacoModule from 'monaco-editor/editor';

type Monaco = typeof monacoModule;

/**
 * Monaco as monaco-yaml gets to see it: what that registers as completion is put right on its way in.
 *
 * monaco-yaml calls every suggestion a snippet. Monaco takes a snippet for a change even where it is the very word that
 * stands there already, and Enter after `version: 1` would accept `1` instead of beginning a line. A suggestion without
 * a placeholder is plain text, and then Monaco sees that it changes nothing.
 */
export function withPlainSuggestions(monaco: Monaco): Monaco {
  const registerCompletionItemProvider: Monaco['languages']['registerCompletionItemProvider'] = (selector, provider) =>
    monaco.languages.registerCompletionItemProvider(selector, {
      ...provider,
      provideCompletionItems: async (...asked) => {
        const list = await provider.provideCompletionItems(...asked);
        return list && { ...list, suggestions: list.suggestions.map(plain) };
      },
    });
  return { ...monaco, languages: { ...monaco.languages, registerCompletionItemProvider } };
}

function plain<Item extends monacoModule.languages.CompletionItem>(item: Item): Item {
  const { insertTextRules: _, ...rest } = item;
  return item.insertText.includes('$') ? item : (rest as Item);
}
