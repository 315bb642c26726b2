export { loadScenario, ScenarioPage } from './scenario-page.tsx';
export { ScenarioIndex } from './scenario-index.tsx';
