/** The block of lessons that counts what flows over each arrow: it runs the engine where the page is made. */
export { Flows, type FlowsProps } from './flows.tsx';
