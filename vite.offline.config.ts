import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import {
  contentSecurityPolicy,
  inlineWorker,
  nameOfflineFile,
  shareOfflineFile,
} from './src/apps/audit-page/build-plugins.ts';

/** Builds the audit page into one file, dist/mingzhang-audit.html, that works from disk with the network off. */
export default defineConfig({
  root: fileURLToPath(new URL('./src/apps/audit-page', import.meta.url)),
  base: './',
  mode: 'offline',
  plugins: [
    react(),
    inlineWorker(),
    contentSecurityPolicy({ script: "'unsafe-inline'", worker: 'blob:', style: "'unsafe-inline'" }),
    viteSingleFile({ removeViteModuleLoader: true }),
    nameOfflineFile(),
    shareOfflineFile('.', 'audit'),
  ],
  // A PDF library asks where it was loaded from; a worker made from text has no such place.
  worker: { format: 'iife', rolldownOptions: { transform: { define: { 'import.meta': '{}' } } } },
  build: {
    outDir: fileURLToPath(new URL('./dist', import.meta.url)),
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 10000,
  },
});
