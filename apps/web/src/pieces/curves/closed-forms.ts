import type { Scenario } from '@basin/engine';

/** One queue before c equal workers, with Poisson arrivals; letters as in textbooks, times in seconds. */
export interface Station {
  /** Arrivals per second. */
  readonly lambda: number;
  readonly workers: number;
  /** Mean service time. */
  readonly mean: number;
  /** Squared coefficient of variation of the service time: 1 if it is exponential, 0 if it is constant. */
  readonly cv2: number;
}

/**
 * What theory says of a latency, or undefined where it has no exact formula or no steady state.
 *
 * Exponential service, any number of workers: Erlang C, and the law of the sojourn time from it. One worker, any service
 * time: the mean by Pollaczek and Khinchine. (Kleinrock, Queueing Systems I, 1975, chapters 3 and 5.)
 */
export function latencyInTheory(measure: string, station: Station): number | undefined {
  const { lambda, workers, mean, cv2 } = station;
  if (lambda * mean >= workers) return undefined;
  if (measure === 'latencyMean' && workers === 1) {
    const rho = lambda * mean;
    return mean + ((1 + cv2) / 2) * (rho / (1 - rho)) * mean;
  }
  if (Math.abs(cv2 - 1) > 1e-9) return undefined;
  if (measure === 'latencyMean') return mean + waitShare(station) / (workers / mean - lambda);
  const percent = /^latencyP(\d+)$/.exec(measure)?.[1];
  return percent === undefined ? undefined : sojournQuantile(station, Number(percent) / 100);
}

/** The letters by which the field knows such a queue. */
export function nameOf({ workers, cv2 }: Station): string {
  const law = Math.abs(cv2 - 1) < 1e-9 ? 'M' : cv2 === 0 ? 'D' : 'G';
  return `M/${law}/${workers}`;
}

/** The station that a scenario is, at an arrival rate: one client, one server. Undefined: it is something else. */
export function stationOf({ components }: Scenario, lambda: number): Station | undefined {
  const servers = Object.values(components).flatMap((settings) => (settings['server'] ? [settings['server']] : []));
  const [server] = servers as { workers: number; replicas?: number; service: ServiceLaw }[];
  if (servers.length !== 1 || Object.keys(components).length !== 2 || !server) return undefined;
  const cv2 = cv2Of(server.service);
  if (cv2 === undefined || (server.replicas ?? 1) !== 1) return undefined;
  return { lambda, workers: server.workers, mean: server.service.mean / 1e6, cv2 };
}

interface ServiceLaw {
  readonly law: string;
  readonly mean: number;
  readonly cv2?: number;
  readonly sigma?: number;
}

function cv2Of({ law, cv2, sigma = 0 }: ServiceLaw): number | undefined {
  if (law === 'exponential') return 1;
  if (law === 'constant') return 0;
  if (law === 'hyperexponential') return cv2;
  return law === 'lognormal' ? Math.exp(sigma * sigma) - 1 : undefined;
}

/** Erlang C: the share of arrivals that have to wait. */
function waitShare({ lambda, workers, mean }: Station): number {
  const erlangs = lambda * mean;
  let lost = 1;
  for (let busy = 1; busy <= workers; busy++) lost = (erlangs * lost) / (busy + erlangs * lost);
  return lost / (1 - (erlangs / workers) * (1 - lost));
}

/** P(sojourn > t) falls from 1 to 0; the time at which it is 1 − q, by halving. */
function sojournQuantile(station: Station, q: number): number {
  let low = 0;
  let high = station.mean;
  while (longer(station, high) > 1 - q) high *= 2;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (longer(station, middle) > 1 - q) low = middle;
    else high = middle;
  }
  return high;
}

/** A sojourn is a service, and for a share of arrivals an exponential wait before it. */
function longer(station: Station, seconds: number): number {
  const { lambda, workers, mean } = station;
  const [service, wait] = [1 / mean, workers / mean - lambda];
  const waits = waitShare(station);
  const served = Math.exp(-service * seconds);
  if (Math.abs(service - wait) < 1e-9 * service) return served * (1 + waits * service * seconds);
  const both = (service * Math.exp(-wait * seconds) - wait * served) / (service - wait);
  return (1 - waits) * served + waits * both;
}

const HALVINGS = 60;
