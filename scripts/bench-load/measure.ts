/** Makes turns as fast as they are answered, or at a fixed rate whatever the answers do, and times them. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { NextTurn } from './channels';
import { cpuMsOf } from './subjects';

export interface Timing {
  readonly turnsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Processor time of the measured process for one turn. */
  readonly cpuMsPerTurn: number;
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

interface Run {
  readonly pid: number;
  readonly turn: NextTurn;
  readonly durationMs: number;
}

async function timed({ pid }: Run, work: (note: (tookMs: number) => void) => Promise<void>): Promise<Timing> {
  const tookMs: number[] = [];
  const [beganMs, cpuMs] = [performance.now(), cpuMsOf(pid)];
  await work((each) => tookMs.push(each));
  const seconds = (performance.now() - beganMs) / 1_000;
  const sorted = tookMs.sort((a, b) => a - b);
  return {
    turnsPerSecond: sorted.length / seconds,
    p50Ms: quantile(sorted, 0.5),
    p99Ms: quantile(sorted, 0.99),
    cpuMsPerTurn: (cpuMsOf(pid) - cpuMs) / sorted.length,
  };
}

async function timeOne(turn: NextTurn, note: (tookMs: number) => void, sinceMs: number): Promise<void> {
  await turn();
  note(performance.now() - sinceMs);
}

/** So many turns under way at every moment: what the process can do. */
export function atFullSpeed(run: Run, atOnce: number): Promise<Timing> {
  const endMs = performance.now() + run.durationMs;
  return timed(run, async (note) => {
    const talk = async () => {
      while (performance.now() < endMs) await timeOne(run.turn, note, performance.now());
    };
    await Promise.all(Array.from({ length: atOnce }, talk));
  });
}

const TICK_MS = 1;

/** A turn is timed from the moment at which it was due, so that a late answer delays nobody's clock. */
export function atRate(run: Run, turnsPerSecond: number): Promise<Timing> {
  const beganMs = performance.now();
  return timed(run, async (note) => {
    const turns: Promise<void>[] = [];
    for (let nowMs = beganMs; nowMs < beganMs + run.durationMs; nowMs = performance.now()) {
      for (const due = ((nowMs - beganMs) * turnsPerSecond) / 1_000; turns.length < due; )
        turns.push(timeOne(run.turn, note, beganMs + (turns.length * 1_000) / turnsPerSecond));
      await sleep(TICK_MS);
    }
    await Promise.all(turns);
  });
}
