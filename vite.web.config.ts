import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * Builds the web application into dist/web: one index.html for every page below `/`, its parts below `/app/assets`,
 * fetched when a page needs them. Everything comes from the same server; fonts are the system's.
 */
export default defineConfig({
  root: fileURLToPath(new URL('./src/apps/web', import.meta.url)),
  base: '/',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('./dist/web', import.meta.url)),
    assetsDir: 'app/assets',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
});
