import { pathOf } from './arrow.tsx';
import { BOX_HEIGHT, type TopologyBox, type TopologyLayout } from './layout.ts';

/** Lets a reader choose a component or an arrow of the picture, by pointer or by keyboard. */
export interface PartChoice {
  /** The name of the chosen part, or of several. */
  readonly chosen: string | readonly string[] | undefined;
  readonly onChoose: (name: string) => void;
  /** Which parts can be chosen; all of them unless said. */
  readonly among?: 'arrows' | 'components' | undefined;
}

/** In front of everything: each part as a button that is nothing but an outline when it is chosen or has the focus. */
export function PartButtons({ layout, choice }: { readonly layout: TopologyLayout; readonly choice: PartChoice }) {
  const { among } = choice;
  return (
    <>
      {(among === 'components' ? [] : layout.arrows).map((arrow) => (
        <g key={arrow.name} {...buttonFor(arrow.name, `Arrow ${arrow.name}`, choice)}>
          <path className="viz-part-outline" d={pathOf(arrow)} />
          <path className="viz-part-reach" d={pathOf(arrow)} />
        </g>
      ))}
      {(among === 'arrows' ? [] : layout.boxes).map((box) => (
        <g key={box.name} {...buttonFor(box.name, labelOf(box), choice)}>
          <rect
            className="viz-part-box"
            x={box.x - 4}
            y={box.y - 4}
            width={box.width + 8}
            height={BOX_HEIGHT + 8}
            rx="8"
          />
        </g>
      ))}
    </>
  );
}

function labelOf({ fact, kind, name }: TopologyBox): string {
  return fact === '' ? `${name}, ${kind}` : `${name}, ${kind}, ${fact}`;
}

function buttonFor(name: string, label: string, { chosen, onChoose }: PartChoice) {
  return {
    role: 'button',
    tabIndex: 0,
    className: 'viz-part',
    'aria-label': label,
    'aria-pressed': typeof chosen === 'object' ? chosen.includes(name) : name === chosen,
    'data-part': name,
    onClick: () => onChoose(name),
    onKeyDown: (event: { readonly key: string; preventDefault: () => void }) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      onChoose(name);
    },
  } as const;
}
