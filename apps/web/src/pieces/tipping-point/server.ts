export { TippingPoint, type TippingPointProps } from './tipping-point-block.tsx';
