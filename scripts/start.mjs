// `npm start`: installs and builds what is needed, then serves in this process.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bootstrap, root } from './bootstrap.mjs';

const parent = process.ppid;
await bootstrap();
await import(pathToFileURL(path.join(root, 'dist/server/server.mjs')).href);

// npm's shell does not hand SIGTERM on: when npm is stopped, so are we. Started without npm, we stay.
if (process.env.npm_lifecycle_event === 'start') {
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}
