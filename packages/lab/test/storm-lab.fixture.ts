/**
 * A small lab whose system falls into a retry storm and stays in it: the storm of the course at a fifth of its load and
 * a third of its time, so that tests can run it often.
 */
export const STORM_SCENARIO = `
version: 1
title: A small storm
duration: 90s
components:
  users:    { client: { arrivals: { poisson: 200/s }, goodWithin: 1s } }
  checkout: { server: { workers: 4, service: { exponential: 14ms }, errors: 0.05 } }
arrows:
  users -> checkout: {}
triggers:
  slow: { slowDown: { of: checkout, factor: 10 }, at: 20s, for: 10s }
guards:
  calls:
    users -> checkout: { timeout: { after: 1s }, retry: { maxAttempts: 4 } }
  servers:
    checkout: { queueLimit: { capacity: 800 } }
`;

export const STORM_LAB = `
version: 1
title: The small storm
summary: A slow spell is over in ten seconds, and the system stays down.
claim: metastable
minutes: 20
concepts: [retry, timeout, metastable]
allowed:
  calls:   { users -> checkout: [timeout, retry, retryBudget] }
  servers: { checkout: [queueLimit, queueOrder] }
tasks:
  good-day: Keep the good days good
  recover: Bring it back
goals:
  healthy:  { task: good-day, measure: goodputShare, from: 2s, to: 20s, atLeast: 0.98 }
  recovers: { task: recover, measure: goodputShare, from: 50s, to: 90s, atLeast: 0.97, says: What the callers do must not feed the queue. }
  soon:     { task: recover, measure: recoveryTime, from: 20s, to: 90s, atMost: 4s }
cost: { goodputShareAtLeast: 0.98, latencyP99AtMost: 400ms }
seeds: { public: [1, 2], hidden: [11, 12] }
solutions:
  exemplar:      { expect: pass, why: A budget cuts the loop and a short queue holds no work that nobody waits for. }
  alternative:   { expect: pass, why: The newest first and a budget. }
  more-retries:  { expect: { misses: recovers, says: Retries make up }, embodies: misconception, why: Trying harder is the loop. }
  tiny-queue:    { expect: { misses: healthy, says: only }, why: It serves by refusing. }
  no-retries:    { expect: { misses: healthy, says: error }, why: Errors need retries. }
`;

export const STORM_FILES: Readonly<Record<string, string>> = {
  'lab.yaml': STORM_LAB,
  'scenario.yaml': STORM_SCENARIO,
  'brief.mdx': 'What happened.\n\n## Keep the good days good\n\nText.\n\n## Bring it back\n\nText.\n',
  'hints.mdx': '## Keep the good days good\n\nA hint.\n\n## Bring it back\n\nA hint.\n',
  'DESIGN.md': '# The small storm\n\n## Misconception\n\nRetries make a system more reliable, always.\n\n## Numbers\n',
  'start.guards.yaml': 'version: 1\n# Write your guards below.\ncalls:\nservers:\n',
  'solutions/exemplar.guards.yaml': `version: 1
calls:
  users -> checkout: { timeout: { after: 600ms }, retry: { maxAttempts: 3 }, retryBudget: { ratio: 0.1, burst: 20 } }
servers:
  checkout: { queueLimit: { capacity: 60 } }
`,
  'solutions/alternative.guards.yaml': `version: 1
calls:
  users -> checkout: { retryBudget: { ratio: 0.1 } }
servers:
  checkout: { queueLimit: { capacity: 100 }, queueOrder: { kind: lifo } }
`,
  'solutions/more-retries.guards.yaml': `version: 1
calls:
  users -> checkout: { retry: { maxAttempts: 8 } }
`,
  'solutions/tiny-queue.guards.yaml': `version: 1
servers:
  checkout: { queueLimit: { capacity: 0 } }
calls:
  users -> checkout: { retry: { maxAttempts: 2 } }
`,
  'solutions/no-retries.guards.yaml': `version: 1
calls:
  users -> checkout: { retry: off }
`,
};
