import { parentPort } from 'node:worker_threads';
import { readHere, type IntakeFile } from '../../capabilities/intake/reading.ts';
import { provisions } from './provisions.ts';

const port = parentPort;
if (!port) throw new Error('intake-worker runs as a worker only');
const read = readHere(provisions);
// A fault is thrown here and reaches whoever waits as the worker's error.
port.on('message', async (file: IntakeFile) => port.postMessage(await read(file)));
