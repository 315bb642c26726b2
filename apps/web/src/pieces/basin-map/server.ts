export { BasinMap, type BasinMapProps } from './basin-map-block.tsx';
