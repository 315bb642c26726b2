import type { LabFiles } from '../src/lab-folder/assemble-lab.ts';
import { drill } from '../src/exercises/drill/drill.ts';
import type { OpenDrill } from '../src/exercises/drill/open-drill.ts';

/** A server that is slow from second 10 to the end of time unless somebody rolls that back, and a minute to do so. */
const SCENARIO = `version: 1
duration: 60s
components:
  users: { client: { arrivals: { poisson: 40/s }, goodWithin: 1s } }
  desk: { server: { workers: 4, service: { exponential: 50ms } } }
arrows:
  users -> desk: {}
triggers:
  deploy: { slowDown: { of: desk, factor: 8 }, at: 10s, for: 50s }
guards:
  calls: { users -> desk: { timeout: { after: 1s } } }
  servers: { desk: { queueLimit: { capacity: 40 } } }
`;

const LAB = `version: 1
kind: drill
title: A slow desk
summary: It is slow.
minutes: 2
arrive: 20s
page: Nobody is served.
signals:
  goodput: { title: Served, measure: goodputShare, delay: 3s, noise: 0.2 }
  queue: { title: Waiting, measure: queueMean, of: desk, noise: 0.1 }
runbook:
  deploy: { title: Roll back, says: It is as before., do: { rollBack: { of: deploy } }, takes: 5s }
  cut: { title: Cut, says: Fewer come., do: { cutTraffic: { of: users } }, choose: { share: [0.5, 0] }, takes: 2s }
  ramp: { title: Ramp, says: More come., do: { rampTraffic: { of: users, over: 5s } }, takes: 0s }
  restart: { title: Restart, says: It starts anew., do: { restart: { of: desk } }, takes: 10s }
goals:
  back: { measure: goodputShare, from: 40s, to: 60s, atLeast: 0.9, says: Undo what was done to it. }
  prompt: { measure: goodputShare, from: 20s, to: 60s, atLeast: 0.6, says: And soon. }
exam: { delay: 4s, seeds: [11] }
seeds: [1, 2]
solutions:
  exemplar: { expect: pass, why: It is undone. }
  nothing: { expect: { misses: back, says: Undo }, why: It may pass. }
  cut: { expect: { misses: back, says: Undo }, why: All are well who come., embodies: misconception }
  late: { expect: { misses: prompt, says: soon }, why: Thinks too long. }
`;

export const DRILL_FILES: LabFiles = {
  'lab.yaml': LAB,
  'scenario.yaml': SCENARIO,
  'brief.mdx': 'Bring it back.',
  'DESIGN.md': '## Misconception\n\nThat fewer visitors are an answer.\n',
  'solutions/exemplar.answer.yaml': '- { at: 21s, do: { rollBack: { of: deploy } } }\n',
  'solutions/nothing.answer.yaml': '[]\n',
  'solutions/cut.answer.yaml': '- { at: 21s, do: { cutTraffic: { of: users, share: 0 } } }\n',
  'solutions/late.answer.yaml': '- { at: 34s, do: { rollBack: { of: deploy } } }\n',
};

/** The files with one text of one of them replaced. */
export function drillFiles(from: string, to: string, file = 'lab.yaml'): LabFiles {
  return { ...DRILL_FILES, [file]: (DRILL_FILES[file] ?? '').replace(from, to) };
}

export const openDrill: OpenDrill = drill.parse('slow-desk', DRILL_FILES).exercise!.open;
