// `npm start`: installs and builds what is needed, then serves in this process.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bootstrap, root } from './bootstrap.mjs';

await bootstrap();
await import(pathToFileURL(path.join(root, 'dist/server/server.mjs')).href);
