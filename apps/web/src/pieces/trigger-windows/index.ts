/**
 * What a chart writes beside a run that has come from the worker: `import()` this then.
 *
 * Not the engine's door itself, which imported so would bring the whole engine: the page has the worker for that.
 */
export { triggerWindows } from '@basin/engine';
