import { effectivePotential } from '@basin/experiments';
import {
  Ablation,
  BasinMap,
  BasinWidth,
  Comparison,
  EarlyWarning,
  formatSeconds,
  HysteresisLoop,
  LoadCurve,
  PhasePortrait,
  PotentialLandscape,
} from '@basin/viz';
import { galleryAnswers } from './answers.ts';
import type { Shown } from './shown.ts';

const seconds = (us: number): string => formatSeconds(us);
const along = 'length of the outage';
const mapWords = { x: { title: along, format: seconds }, y: { title: 'attempts of a call, at most' } };

/** Pictures of answers. */
export async function answersShown(): Promise<Shown[]> {
  const answers = await galleryAnswers();
  const landscape = effectivePotential(answers.field, 'x');
  const of = (name: string, picture: Shown['picture']): Shown => ({ name, picture });
  return [
    of('Load curve, bent back', <LoadCurve title="Load curve, bent back" answer={answers.curve} />),
    of('Load curve, one seed', <LoadCurve title="Load curve, one seed" answer={answers.curveOfOneSeed} size="small" />),
    of('Load curve, that holds', <LoadCurve title="Load curve, that holds" answer={answers.curveThatHolds} />),
    of('Hysteresis, a loop', <HysteresisLoop title="Hysteresis, a loop" answer={answers.loop} />),
    of('Hysteresis, none', <HysteresisLoop title="Hysteresis, none" answer={answers.noLoop} />),
    of('Basin width', <BasinWidth title="Basin width" answer={answers.width} along={along} format={seconds} />),
    of(
      'Basin width, with a guess',
      <BasinWidth
        title="Basin width, with a guess"
        answer={answers.width}
        along={along}
        format={seconds}
        guess={4e6}
      />,
    ),
    of(
      'Basin width, survives everything',
      <BasinWidth
        title="Basin width, survives everything"
        answer={answers.widthOfAll}
        along={along}
        format={seconds}
      />,
    ),
    of('Basin map, whole', <BasinMap title="Basin map, whole" answer={answers.map} {...mapWords} />),
    of(
      'Basin map, a cell marked',
      <BasinMap title="Basin map, a cell marked" answer={answers.map} {...mapWords} marked={{ column: 2, row: 3 }} />,
    ),
    of('Basin map, first cells', <BasinMap title="Basin map, first cells" answer={answers.firstMap} {...mapWords} />),
    of('Phase portrait', <PhasePortrait title="Phase portrait" answer={answers.field} />),
    of(
      'Phase portrait, with the state now',
      <PhasePortrait title="Phase portrait, with the state now" answer={answers.field} now={{ x: 9, y: 9 }} />,
    ),
    of('Landscape', <PotentialLandscape title="Landscape" answer={landscape} />),
    of(
      'Landscape, with the ball',
      <PotentialLandscape title="Landscape, with the ball" answer={landscape} now={200} />,
    ),
    of('Ablation', <Ablation title="Ablation" answer={answers.ablation} />),
    of(
      'Comparison',
      <Comparison title="Comparison" answer={answers.comparison} names={['room for 400', 'room for 50']} />,
    ),
    of('Early warning', <EarlyWarning title="Early warning" answer={answers.warning} />),
  ];
}
