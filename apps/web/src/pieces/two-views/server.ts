/** The block of lessons. A page that has a run of its own shows `ViewsFigure` of what `viewsOf` makes of it. */
export { TwoViews, type TwoViewsProps } from './two-views.tsx';
