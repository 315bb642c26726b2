import { count, duration, level } from '../../instruments/metric.ts';

export const poolMetrics = [
  count('arrivals', 'attempts', 'Attempts that asked for a connection.'),
  count('granted', 'attempts', 'Attempts that got a connection.'),
  count('released', 'attempts', 'Attempts that gave their connection back, answered in whatever way.'),
  count('wasted', 'attempts', 'Attempts that gave their connection back when nobody waited for them any more.'),
  count('acquireTimeouts', 'attempts', 'Attempts refused because no connection was free for too long.'),
  count('shed', 'attempts', 'Attempts refused by a guard, at the door or when their turn had come.'),
  count('expired', 'attempts', 'Attempts dropped by a guard because their deadline had passed, or was too near.'),
  count('cancelled', 'attempts', 'Attempts that left the queue because their callers said that they do not wait.'),
  count('opened', 'connections', 'Connections opened because none that was open was idle.'),
  level('waiting', 'attempts', 'Attempts waiting for a connection.'),
  level('inUse', 'connections', 'Connections held by an attempt.'),
  level('open', 'connections', 'Connections held, or idle and ready.'),
  level('saturation', 'share', 'Share of the connections that are held.'),
  duration('wait', 'From arrival to the grant of a connection, for attempts that got one.'),
  duration('held', 'From the grant of a connection to its return.'),
];
