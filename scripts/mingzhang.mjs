// The command line in a checkout: `npm run mingzhang -- audit <file>`.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bootstrap, root } from './bootstrap.mjs';

await bootstrap();
await import(pathToFileURL(path.join(root, 'dist/cli/mingzhang.mjs')).href);
