import type { ReactNode } from 'react';
import type { BlockProps } from '@basin/catalog';
import { Topology } from '@basin/viz';
import styles from './live-figure.module.css';
import { guardsOf, systemOf } from './system.ts';

export type SystemProps = BlockProps<'System'> & { readonly children?: ReactNode };

/** Who calls whom in a scenario, and which guards stand between them. */
export async function System(props: SystemProps) {
  const system = await systemOf(props);
  return (
    <div className={`wide ${styles['figure']}`}>
      <Topology scenario={system.scenario} guards={guardsOf(props, system)} title={props.title ?? system.title} />
      {props.children !== undefined && <div className={styles['after']}>{props.children}</div>}
    </div>
  );
}
