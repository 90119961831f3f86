import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { SchoolId } from '../../src/kernel/id.ts';

/** The application in a process of its own, and what it has said so far. */
export interface RunningApplication {
  readonly child: ChildProcess;
  /** What it was told to be stored, not yet looked up. */
  readonly acknowledged: Map<string, SchoolId>;
  readonly faults: string[];
  /** Resolves at the next such line; rejects where the process ends or the time is over first. */
  said(line: string, milliseconds: number): Promise<void>;
  readonly ended: Promise<void>;
}

const root = path.join(import.meta.dirname, '../..');

/** Starts the application on a data directory. */
export function startApplication(
  folder: string,
  acknowledged: Map<string, SchoolId>,
): RunningApplication {
  const program = path.join(import.meta.dirname, 'application.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program, folder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const faults: string[] = [];
  const waiting = new Map<string, () => void>();
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    const [word, school, id] = line.split(' ');
    if (word === 'ack' && id) acknowledged.set(id, school as SchoolId);
    else if (word === 'fault') faults.push(line);
    else waiting.get(line)?.();
  });
  // Lines said before the end are read before this resolves.
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return { child, acknowledged, faults, said, ended };

  function said(line: string, milliseconds: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`not "${line}" in ${milliseconds} ms; ${faults.join('\n')}`)),
        milliseconds,
      );
      void ended.then(() => reject(new Error(`ended before "${line}": ${faults.join('\n')}`)));
      waiting.set(line, () => {
        clearTimeout(late);
        waiting.delete(line);
        resolve();
      });
    });
  }
}
