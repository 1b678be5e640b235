import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The server this console talks to while it is being worked on; in production it serves these files itself.
const server = process.env.GATEHOUSE ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'target/dist',
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    // Geist's small files would otherwise be inlined into the style sheet and loaded whether used or not.
    assetsInlineLimit: 0,
    manifest: true,
  },
  server: { proxy: { '/api': server, '/q': server } },
});
