export { DrillPage } from './drill-page.tsx';
