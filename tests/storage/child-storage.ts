// Opens storage in a process that a test kills: says `opened` or the refusal's code, then waits for its end.
import { openStorage } from '../../src/engines/storage/open-storage.ts';

const opened = await openStorage({
  dataDirectory: process.argv[2] ?? '',
  databaseUrl: null,
  log: () => undefined,
});
process.stdout.write(opened.ok ? 'opened\n' : `${opened.error.code}\n`);
if (!opened.ok) process.exit(0);
if (process.argv[3] === 'leave') process.exit(0);
setInterval(() => undefined, 60_000);
