export { island } from './island.tsx';
