import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contentSecurityPolicy, shareOfflineFile } from './src/apps/audit-page/build-plugins.ts';

/** Builds the audit page into dist/audit. The PDF reader and the report writer are fetched only when used. */
export default defineConfig({
  root: fileURLToPath(new URL('./src/apps/audit-page', import.meta.url)),
  base: './',
  plugins: [
    react(),
    contentSecurityPolicy({ script: "'self'", worker: "'self'", style: "'self' 'unsafe-inline'" }),
    shareOfflineFile('..', '.'),
  ],
  worker: { format: 'es' },
  build: {
    outDir: fileURLToPath(new URL('./dist/audit', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
});
